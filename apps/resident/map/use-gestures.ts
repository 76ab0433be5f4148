import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import { panned, placeAt, type Point, type View, zoomed } from './view.ts'

interface Gestures {
  frame: RefObject<HTMLDivElement | null>
  view: View
  onView: (view: View) => void
  onPick?: ((point: Point) => void) | undefined
}

const tapPixels = 8
const keySteps: Record<string, readonly [number, number]> = {
  ArrowLeft: [60, 0],
  ArrowRight: [-60, 0],
  ArrowUp: [0, 60],
  ArrowDown: [0, -60],
}

/** One finger moves, two fingers zoom, a tap chooses; the keyboard does the same. */
export function useGestures({ frame, view, onView, onPick }: Gestures) {
  const fingers = useRef(new Map<number, readonly [number, number]>())
  const moved = useRef(0)
  const width = () => frame.current?.clientWidth ?? 1
  const latest = useRef({ view, onView })
  useEffect(() => void (latest.current = { view, onView }))

  useEffect(() => {
    const element = frame.current
    // A page that scrolls instead of the map is why this listener may not be passive.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      latest.current.onView(zoomed(latest.current.view, event.deltaY > 0 ? 1.25 : 0.8))
    }
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [frame])

  const onPointerDown = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    if (fingers.current.size === 0) moved.current = 0
    fingers.current.set(event.pointerId, [event.clientX, event.clientY])
  }
  const onPointerMove = (event: PointerEvent) => {
    const before = fingers.current.get(event.pointerId)
    if (!before) return
    const now = [event.clientX, event.clientY] as const
    const [other] = [...fingers.current].filter(([id]) => id !== event.pointerId)
    fingers.current.set(event.pointerId, now)
    const step = [now[0] - before[0], now[1] - before[1]] as const
    moved.current += Math.hypot(...step)
    if (!other) return onView(panned(view, step, width()))
    const apart = (from: readonly [number, number]) =>
      Math.hypot(from[0] - other[1][0], from[1] - other[1][1])
    onView(zoomed(view, apart(before) / Math.max(apart(now), 1)))
  }
  const onPointerUp = (event: PointerEvent) => {
    const wasOne = fingers.current.size === 1 && fingers.current.has(event.pointerId)
    fingers.current.delete(event.pointerId)
    if (!wasOne || moved.current > tapPixels || event.type === 'pointercancel') return
    const box = frame.current!.getBoundingClientRect()
    const from = [event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2] as const
    onPick?.(placeAt(view, from, width()))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = keySteps[event.key]
    if (step) onView(panned(view, step, width()))
    else if (event.key === '+' || event.key === '=') onView(zoomed(view, 0.7))
    else if (event.key === '-') onView(zoomed(view, 1.4))
    else if (event.key === 'Enter' && onPick) onPick([view.lng, view.lat])
    else return
    event.preventDefault()
  }
  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp, onKeyDown }
}
