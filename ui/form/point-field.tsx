import type { Place } from '../place.ts'
import { PlaceField } from '../place-field.tsx'

/** Degrees of WGS84. */
export interface Point {
  lng: number
  lat: number
}

interface PointFieldProps {
  id: string
  value: Point | undefined
  onChange: (value: Point | undefined) => void
}

/** A point by the name of a place, or pointed at on the map; the name itself is not kept. */
export function PointField({ id, value, onChange }: PointFieldProps) {
  const taken = ({ lng, lat }: Place) =>
    onChange(lng === undefined || lat === undefined ? undefined : { lng, lat })
  return <PlaceField id={id} value={value ?? {}} onChange={taken} />
}
