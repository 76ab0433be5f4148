import { z } from 'zod'
import type { Register } from './define-register.ts'
import { maskTexts } from './mask-texts.ts'
import type { VersionRow } from './queries/read.ts'

/** Text that a store can keep: no NUL, no half of a character. */
export const plainText = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !text.includes('\u0000') && text.isWellFormed(), 'cannot be kept')

const moment = z.union([z.iso.datetime(), z.date()])

export const entryShape = z.object({
  key: z.string(),
  version: z.int(),
  /** What made this version. */
  act: z.enum(['create', 'change', 'retire', 'restore']),
  retired: z.boolean(),
  fields: z.record(z.string(), z.unknown()),
  /** The day since which it is so; `at` is when it was written, by whom and why. */
  since: z.string(),
  at: moment,
  by: z.string(),
  why: z.string(),
})

/** An entry as everybody reads it; what was kept before its texts were masked is masked on its way out. */
export const shownEntry = (
  register: Register,
  { by_name, by_account, ...row }: VersionRow,
): z.input<typeof entryShape> => ({
  ...row,
  fields: maskTexts(register, row.fields),
  retired: row.act === 'retire',
  by: by_name || (by_account === 0 ? '—' : String(by_account)),
})

export const pastQuery = z.object({
  /** As things were at the end of this day. */
  asOf: z.iso.date().optional(),
  /** As far as was written by this moment. */
  knownAt: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional(),
})

/** The list's address: paging, search, a reading of the past, and one parameter for each field filtered by. */
export const listQuery = pastQuery
  .extend({
    q: plainText(100).optional(),
    retired: z.stringbool().default(false),
    after: plainText(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .catchall(plainText(2000))

/** What every write says beside its content. */
export const saidShape = z.object({
  /** The day since which it is so; today unless said. */
  since: z.iso.date().optional(),
  why: plainText(500).trim().min(2),
})

export const registerParam = z.object({ register: plainText(60) })
export const entryParams = registerParam.extend({ key: plainText(200) })
export const fieldsShape = z.record(plainText(60), z.unknown())
