import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { classKeyUnreadable } from './errors.ts'

/** 部件, 事项 (matter; 事件 until 2026), 诉求. */
export const kinds = ['component', 'matter', 'appeal'] as const
export type Kind = (typeof kinds)[number]

/**
 * A class of the catalogue. All three parts are needed: components and matters of one edition share
 * their numbers, and so do two editions (GB/T 47678.5-2026, GB/T 30428.2-2013).
 */
export interface ClassKey {
  readonly edition: string
  readonly kind: Kind
  readonly code: string
}

export const classKeyShape = z.object({
  edition: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  kind: z.enum(kinds),
  code: z.string().regex(/^\d{2,8}$/),
})

/** `gbt47678.5-2026/matter/06010`: how a class is written in addresses, cases and profiles. */
export const classKeyText = ({ edition, kind, code }: ClassKey): string => `${edition}/${kind}/${code}`

/** Refuses what is not written like a class; whether the class exists is the catalogue's to say. */
export function parseClassKey(text: string): ClassKey {
  const [edition, kind, code, ...more] = text.split('/')
  const read = classKeyShape.safeParse({ edition, kind, code })
  if (!read.success || more.length > 0) refuse(classKeyUnreadable, { text })
  return read.data
}

/** Whether a class lies at or below the one written: 06010 within `gbt47678.5-2026/matter/06`. */
export const isWithin = (key: ClassKey | undefined, above: string): boolean =>
  key !== undefined && classKeyText(key).startsWith(above)
