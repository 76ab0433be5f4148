import { z } from 'zod'
import type { Text } from '#kernel/errors.ts'

/**
 * What actions ask, with the titles their forms are drawn from. The marks travel to the browser in the JSON
 * Schema: `label`, `options`, `long` (several lines), `unit` (chosen from the organisation), `audience`,
 * `byChannel` (true where nobody says otherwise and the case came by that channel).
 */
export const choice = <const T extends Record<string, Text>>(options: T, label: Text) =>
  z.enum(Object.keys(options) as [keyof T & string, ...(keyof T & string)[]]).meta({ label, options })

const words = (max: number) => z.string().trim().min(2).max(max)

export const askReason = words(500).meta({ label: { zh: '理由', en: 'Reason' } })
/** Read by the offices alone. */
export const askNote = words(2000).meta({ label: { zh: '内部备注', en: 'Internal note' }, long: true })
/** Signs: written replies to message boards that quote their papers have run to 7,900. */
export const longestReply = 10_000
/** Read by the citizen. */
export const askReply = words(longestReply).meta({
  label: { zh: '答复群众', en: 'Public reply' },
  long: true,
  audience: 'public',
})
/** A unit of the district; `below`: one below the unit that acts. */
export const askUnit = (label: Text, which: 'any' | 'below' = 'any') =>
  z.int().positive().meta({ label, unit: which })
/** Another case, by its id; the field must be called `case`. */
export const askCase = (label: Text) => z.int().positive().meta({ label, case: true })
export const askUnits = (label: Text, most = 8) =>
  z.array(z.int().positive()).min(1).max(most).meta({ label, unit: 'any' })
