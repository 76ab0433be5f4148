import { useMemo } from 'react'
import { useText } from '#ui/words.ts'
import type { Area } from '../asking.ts'
import type { Point } from './view.ts'

interface NamesProps {
  areas: readonly Area[]
  /** How a degree of latitude is drawn in degrees of longitude. */
  up: number
  /** How high the letters are, in degrees. */
  size: number
}

/** The names of areas, the largest first; one that would lie upon another waits until one looks closer. */
export function Names({ areas, up, size }: NamesProps) {
  const text = useText()
  const middles = useMemo(
    () =>
      areas
        .map((area) => ({ ...area, ...boxOf(area) }))
        .toSorted((a, b) => b.wide * b.high - a.wide * a.high),
    [areas],
  )
  const taken: Box[] = []
  return middles.map(({ code, name, middle: [x, y] }) => {
    const lines = linesOf(text(name))
    const [wide, high] = [Math.max(...lines.map(widthOf)) * size, lines.length * size * 1.15]
    const box = {
      left: x - wide / 2,
      top: -y * up - high / 2,
      right: x + wide / 2,
      bottom: -y * up + high / 2,
    }
    if (taken.some((other) => meet(box, other))) return null
    taken.push(box)
    return (
      <text key={code} fontSize={size} strokeWidth={size / 5}>
        {lines.map((line, at) => (
          <tspan key={line} x={x} y={box.top + size * (0.9 + at * 1.15)}>
            {line}
          </tspan>
        ))}
      </text>
    )
  })
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

const meet = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** A long name in letters stands in two lines. */
function linesOf(name: string): string[] {
  const cut = name.lastIndexOf(' ')
  return name.length > 10 && cut > 0 ? [name.slice(0, cut), name.slice(cut + 1)] : [name]
}

/** In heights of a letter: Chinese signs are as wide as they are high, letters about half. */
function widthOf(line: string): number {
  const whole = line.match(/[\u2e80-\uffff]/g)?.length ?? 0
  return whole + (line.length - whole) * 0.56
}

/** A name stands in the middle of the box around the outer ring. */
function boxOf({ rings }: Area): { middle: Point; wide: number; high: number } {
  const ring = rings[0] ?? []
  const lngs = ring.map(([lng]) => lng)
  const lats = ring.map(([, lat]) => lat)
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)]
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  return { middle: [(west + east) / 2, (south + north) / 2], wide: east - west, high: north - south }
}
