/** Who holds which post in which unit, and who stands in. */
export interface Holder {
  id: number
  account: number
  name: string
  post: string
  unit: number
  area: string | null
  from: string
  standIns: { account: number; name: string; from: string; until: string; reason: string }[]
}
