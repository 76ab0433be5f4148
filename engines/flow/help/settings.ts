import { z } from 'zod'
import { said, setting } from '#kernel/settings.ts'

/**
 * Numbers of the help while typing. Metres, days and shares are usual practice [K], tried on real messages
 * (docs/judgement.md); a district sets its own.
 */
const reach = z.number().min(10).max(2_000)
const share = z.number().min(0).max(1)

const shape = z.object({
  /** Two cases farther apart than this are two things; metres. */
  metres: reach.default(150).meta(said('相似案件最远相距', 'Alike within', { measure: 'metres' })),
  /** The same for classes whose code begins so: a lamp stands at one point, noise is heard over a street. */
  metresByClass: z
    .record(
      z.string().meta(said('分类代码开头', 'Code begins with')),
      reach.meta(said('最远相距', 'Within', { measure: 'metres' })),
    )
    .default({})
    .meta(
      said('个别分类的距离', 'Other distances of some classes', {
        help: {
          zh: '代码以此开头的分类按此距离；最长的开头优先。',
          en: 'The longest beginning of a code counts.',
        },
      }),
    ),
  /** How long a case may be a duplicate of after its opening; days. */
  days: z
    .int()
    .min(1)
    .max(365)
    .default(60)
    .meta(said('只看最近', 'Opened within the last', { measure: 'days' })),
  /** How much must be said alike where no points decide; 0 to 1. */
  words: share
    .default(0.48)
    .meta(said('用词相似度（无坐标）', 'Likeness of words without points', { share: true })),
  /** The same where both points, or the community, are near and the class is not another. */
  nearWords: share
    .default(0.25)
    .meta(said('用词相似度（地点相近）', 'Likeness of words near by', { share: true })),
  /** Most duplicates shown at once. */
  most: z
    .int()
    .min(1)
    .max(20)
    .default(6)
    .meta(said('最多提示', 'Shown at most', { measure: 'cases' })),
  /** Least share of like cases in which a suggestion of this sureness was right, or nothing is said; 0 to 1. */
  sure: share
    .default(0.6)
    .meta(said('把握达到多少才建议', 'Suggested from this sureness on', { share: true })),
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
