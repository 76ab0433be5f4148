import { z } from 'zod'
import { firstDay, lastDay } from './day.ts'

/** What calendar routes take and give. */
export const dayShape = z.iso.date().refine((day) => day >= firstDay && day <= lastDay, {
  message: `${firstDay} – ${lastDay}`,
})

export const yearShape = z.coerce
  .number()
  .int()
  .min(Number(firstDay.slice(0, 4)))
  .max(Number(lastDay.slice(0, 4)))

/** The version the editor looked at. */
export const versionShape = z.coerce.number().int().positive().max(2_147_483_646)

export const nameShape = z.object({
  zh: z.string().trim().min(1).max(50),
  en: z.string().trim().min(1).max(100),
})

const sessionShape = z.object({
  opens: z.string().regex(/^\d\d:\d\d$/),
  closes: z.string().regex(/^\d\d:\d\d$/),
})

const sessionsShape = z.array(sessionShape).max(12)

export const scheduleShape = z.object({
  name: nameShape,
  from: dayShape,
  until: dayShape.optional(),
  week: z.array(sessionsShape).length(7),
  fullDay: sessionsShape.min(1),
})

/** What every edit answers. */
export const editedShape = z.object({ version: z.int(), knownUntil: z.iso.date() })
