/**
 * How many cases a day, from where. Shares follow the published volumes of 2019 and 2023 (systems.md A01,
 * A06–A10): 210,000 a year, of which the hotline 76,400 of 168,100, supervisors 70,200, and so on.
 */
const casesPerYear = 210_000

export const channelShares: readonly (readonly [share: number, channel: string])[] = [
  [764, '12345'],
  [99, '12319'],
  [116, 'message-board'],
  [702, 'supervisor'],
  [40, 'district-head'],
  [120, 'neighbourhood-app'],
  [30, 'web'],
  [12, 'kiosk'],
  [8, 'referral'],
]

/** Workdays see more than weekends; the mean over a week is one. */
const byWeekday = [0.72, 1.16, 1.12, 1.1, 1.08, 1.06, 0.76]

export const casesOn = (day: Date): number => Math.round((casesPerYear / 365) * byWeekday[day.getUTCDay()]!)

/** Share of a day's cases by hour in Wuhan: two peaks, few at night. */
export const byHour: readonly (readonly [share: number, hour: number])[] = [
  2, 1, 1, 1, 1, 2, 6, 20, 55, 78, 80, 66, 40, 42, 66, 74, 70, 58, 40, 34, 30, 24, 14, 6,
].map((share, hour) => [share, hour] as const)
