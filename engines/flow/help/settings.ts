import { z } from 'zod'
import { setting } from '#kernel/settings.ts'

/**
 * Numbers of the help while typing. Metres, days and shares are usual practice [K], tried on real messages
 * (docs/judgement.md); a district sets its own.
 */
const shape = z.object({
  /** Two cases farther apart than this are two things; metres. */
  metres: z.number().min(10).max(2_000).default(150),
  /** The same for classes whose code begins so: a lamp stands at one point, noise is heard over a street. */
  metresByClass: z.record(z.string(), z.number().min(10).max(2_000)).default({}),
  /** How long a case may be a duplicate of after its opening; days. */
  days: z.int().min(1).max(365).default(60),
  /** How much must be said alike where no points decide; 0 to 1. */
  words: z.number().min(0).max(1).default(0.48),
  /** The same where both points, or the community, are near and the class is not another. */
  nearWords: z.number().min(0).max(1).default(0.25),
  /** Most duplicates shown at once. */
  most: z.int().min(1).max(20).default(6),
  /** Least share of like cases in which a suggestion of this sureness was right, or nothing is said; 0 to 1. */
  sure: z.number().min(0).max(1).default(0.6),
})

export type HelpSettings = z.output<typeof shape>

export const alikeUsual = shape.parse({})

export const helpSettings = setting({
  key: 'flow.help',
  title: { zh: '受理提示', en: 'Help while typing' },
  shape,
  usual: alikeUsual,
})

/** Metres for a class: the longest beginning of its code that the district has set. */
export function metresFor({ metres, metresByClass }: HelpSettings, code: string | undefined): number {
  const begins = Object.keys(metresByClass).filter((begin) => code?.startsWith(begin))
  const longest = begins.toSorted((a, b) => b.length - a.length)[0]
  return longest === undefined ? metres : metresByClass[longest]!
}
