import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '#ui/words.ts'
import { type Area, type Areas, askAreas } from '../asking.ts'
import { useAnswer } from '../use-answer.ts'
import { residentWords } from '../words.ts'
import './ground-map.css'
import { Names } from './names.tsx'
import { useGestures } from './use-gestures.ts'
import { type Point, stretch, type View, viewOf, zoomed } from './view.ts'

interface GroundMapProps {
  label: string
  pin?: Point | undefined
  dots?: readonly Point[]
  onPick?: ((point: Point) => void) | undefined
}

/** The district from its own outlines, drawn as SVG: no tiles, no library, a few kilobytes. */
export function GroundMap(props: GroundMapProps) {
  const { data } = useAnswer('areas', askAreas)
  return data && data.streets.length > 0 ? <Drawn {...props} areas={data} /> : <div className="ground" />
}

const near = 0.012

function Drawn({ label, pin, dots = [], onPick, areas }: GroundMapProps & { areas: Areas }) {
  const say = useWords(residentWords)
  const frame = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<View>(() =>
    pin
      ? { lng: pin[0], lat: pin[1], wide: near }
      : viewOf(areas.streets.flatMap(({ rings }) => rings.flat())),
  )
  const [followed, setFollowed] = useState(pin?.join(' '))
  if (pin && pin.join(' ') !== followed) {
    setFollowed(pin.join(' '))
    if (!isSeen(view, pin)) setView({ lng: pin[0], lat: pin[1], wide: Math.min(view.wide, near) })
  }
  const [width, setWidth] = useState(360)
  useEffect(() => {
    const watch = new ResizeObserver(([seen]) => setWidth(seen!.contentRect.width || 360))
    watch.observe(frame.current!)
    return () => watch.disconnect()
  }, [])
  const gestures = useGestures({ frame, view, onView: setView, onPick })
  const up = useMemo(() => stretch(viewOf(areas.streets.flatMap(({ rings }) => rings.flat())).lat), [areas])
  const high = view.wide * 0.75
  const pixel = view.wide / width
  const box = [view.lng - view.wide / 2, -view.lat * up - high / 2, view.wide, high].join(' ')
  return (
    <div className="ground">
      <div ref={frame} className="frame" role="application" aria-label={label} tabIndex={0} {...gestures}>
        <svg viewBox={box} preserveAspectRatio="xMidYMid slice" aria-hidden="true">
          <Outlines areas={areas.streets} up={up} className="street" />
          {view.wide < 0.06 && <Outlines areas={areas.communities} up={up} className="community" />}
          <Names areas={view.wide < 0.03 ? areas.communities : areas.streets} up={up} size={pixel * 12} />
          {dots.map(([x, y], at) => (
            <circle key={at} className="dot" cx={x} cy={-y * up} r={pixel * 6} />
          ))}
          {pin && (
            <g className="pin" transform={`translate(${pin[0]} ${-pin[1] * up}) scale(${pixel})`}>
              <path d="M0 0C-2-7-11-12-11-20a11 11 0 0 1 22 0C11-12 2-7 0 0Z" />
              <circle cy="-20" r="4" />
            </g>
          )}
        </svg>
      </div>
      <div className="zoom">
        <button type="button" aria-label={say('closer')} onClick={() => setView(zoomed(view, 0.6))}>
          +
        </button>
        <button type="button" aria-label={say('farther')} onClick={() => setView(zoomed(view, 1.6))}>
          −
        </button>
      </div>
    </div>
  )
}

const isSeen = (view: View, [lng, lat]: Point): boolean =>
  view.wide <= near * 1.5 &&
  Math.abs(lng - view.lng) < view.wide / 2 &&
  Math.abs(lat - view.lat) * stretch(lat) < view.wide * 0.37

interface Drawing {
  areas: readonly Area[]
  /** How a degree of latitude is drawn in degrees of longitude. */
  up: number
}

const Outlines = memo(function Outlines({ areas, up, className }: Drawing & { className: string }) {
  const paths = useMemo(
    () =>
      areas.map(({ code, rings }) => ({
        code,
        path: rings
          .map((ring) => `M${ring.map(([x, y]) => `${x} ${(-y * up).toFixed(6)}`).join('L')}Z`)
          .join(''),
      })),
    [areas, up],
  )
  return paths.map(({ code, path }) => <path key={code} className={className} d={path} fillRule="evenodd" />)
})
