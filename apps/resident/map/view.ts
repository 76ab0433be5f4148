/** What part of the ground is shown: the middle in degrees, and how many degrees of longitude fill the width. */
export interface View {
  lng: number
  lat: number
  wide: number
}

export type Point = readonly [lng: number, lat: number]

/** A degree of latitude is longer than one of longitude by this, where the district lies. */
export const stretch = (lat: number): number => 1 / Math.cos((lat * Math.PI) / 180)

const narrowest = 0.002
const widest = 0.4

export const zoomed = (view: View, by: number): View => ({
  ...view,
  wide: Math.min(Math.max(view.wide * by, narrowest), widest),
})

/** Moves the view by pixels of a picture that is `width` pixels wide. */
export function panned(view: View, [dx, dy]: readonly [number, number], width: number): View {
  const degrees = view.wide / width
  return {
    ...view,
    lng: view.lng - dx * degrees,
    lat: view.lat + (dy * degrees) / stretch(view.lat),
  }
}

/** The place under a pixel that lies so far from the middle. */
export const placeAt = (view: View, [dx, dy]: readonly [number, number], width: number): Point => {
  const degrees = view.wide / width
  return [view.lng + dx * degrees, view.lat - (dy * degrees) / stretch(view.lat)]
}

/** A view that holds all points, with some air around them. */
export function viewOf(points: readonly Point[]): View {
  const lngs = points.map(([lng]) => lng)
  const lats = points.map(([, lat]) => lat)
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)]
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const lat = (south + north) / 2
  const wide = Math.max(east - west, (north - south) * stretch(lat) * 1.3) * 1.08
  return { lng: (west + east) / 2, lat, wide }
}
