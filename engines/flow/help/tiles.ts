/** Squares of a thousandth of a degree, about a hundred metres: near cases are found by number, not by measuring. */
const perDegree = 1_000
const row = 1_000_000
const metresPerTile = 90

export const tileOf = (lng: number, lat: number): number =>
  Math.floor(lng * perDegree) * row + Math.floor(lat * perDegree)

/** All tiles that lie within so many metres of a point, and a few beyond. */
export function tilesAround({ lng, lat }: { lng: number; lat: number }, metres: number): number[] {
  const reach = Math.ceil(metres / metresPerTile)
  const steps = Array.from({ length: 2 * reach + 1 }, (_, n) => n - reach)
  const middle = tileOf(lng, lat)
  return steps.flatMap((east) => steps.map((north) => middle + east * row + north))
}
