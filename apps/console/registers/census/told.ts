import { useQuery } from '@tanstack/react-query'
import { useClasses } from '#ui/district.ts'
import { registersQuery } from '#ui/registers.ts'
import { useJoined, useText, useWords } from '#ui/words.ts'
import type { ComponentFields, DifferenceFields } from './census-data.ts'
import { censusWords } from './words.ts'

interface Point {
  lng: number
  lat: number
}

const metresPerDegree = 111_320

/** Metres between two points, close enough within a city. */
export const metresApart = (a: Point, b: Point): number => {
  const east = (a.lng - b.lng) * Math.cos((a.lat * Math.PI) / 180)
  return Math.round(Math.hypot(east, a.lat - b.lat) * metresPerDegree)
}

const pointText = ({ lng, lat }: Point): string => `${lng.toFixed(5)}, ${lat.toFixed(5)}`

/** How the states of components are called. */
export function useStateText(): (state: string | undefined) => string {
  const text = useText()
  const { data } = useQuery(registersQuery)
  const options = data?.find(({ code }) => code === 'component')?.form.properties?.state?.options
  return (state) => (state ? text(options?.[state]) || state : '')
}

/** What a difference is about, what the register says and what was found, in words. */
export function useDifferenceText() {
  const say = useWords(censusWords)
  const text = useText()
  const { of } = useClasses()
  const stateText = useStateText()
  const joined = useJoined()
  const listed = (...parts: (string | undefined)[]) =>
    joined(parts.filter((part) => part !== undefined).filter(Boolean), '，')
  return (found: DifferenceFields, component: ComponentFields | null) => {
    const name = component?.name ?? text(of(found.class)?.title)
    const at = component?.place
    const state = found.state && stateText(found.state)
    if (found.kind === 'missing') return { name, was: stateText(component?.state), is: say('missing') }
    if (found.kind === 'changed') return { name, was: stateText(component?.state), is: state ?? '' }
    const place = found.place ? pointText(found.place) : ''
    if (found.kind === 'new') return { name, was: '', is: listed(place, state) }
    const apart = at && found.place ? say('metres', { count: metresApart(at, found.place) }) : ''
    return { name, was: at ? pointText(at) : '', is: listed(place, apart, state) }
  }
}
