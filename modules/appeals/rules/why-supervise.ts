import { z } from 'zod'
import { said, setting } from '#kernel/settings.ts'
import { checkSafetyClasses } from './check-safety-classes.ts'

const shape = z.object({
  /** Classes whose every case is supervised; a prefix of the code stands for all below it. */
  safetyClasses: z
    .array(z.string().min(1).meta(said('分类代码', 'Code of a class')))
    .default(['060302', '040301'])
    .meta(
      said('安全类分类', 'Classes of safety', {
        help: {
          zh: '填代码开头即包括其下全部分类。',
          en: 'The beginning of a code stands for all below it.',
        },
      }),
    ),
  /** A group complains from so many people on. */
  groupFrom: z
    .int()
    .min(2)
    .default(5)
    .meta(said('群体诉求人数达到', 'A group from', { measure: 'people' })),
  /** The same caller with the same class, so often within so many days. */
  repeatedTimes: z
    .int()
    .min(2)
    .default(3)
    .meta(said('同一人同一分类达到', 'Repeated by one caller', { measure: 'times' })),
  repeatedDays: z
    .int()
    .min(1)
    .default(30)
    .meta(said('统计期', 'Counted over', { measure: 'days' })),
})

export type SupervisionRules = z.output<typeof shape>

/** 自动督办: a district's own thresholds (standards §2.5, tagged [K]). */
export const supervisionRules = setting({
  key: 'appeals.supervision',
  title: { zh: '自动督办规则', en: 'When an appeal is supervised by itself' },
  shape,
  check: checkSafetyClasses,
  usual: shape.parse({}),
})

export interface Weighed {
  classCode: string | null
  people: number
  /** This appeal counted in. */
  times: number
}

/** Why an appeal is supervised without anybody asking; undefined: it is not. */
export function whySupervise(
  { classCode, people, times }: Weighed,
  rules: SupervisionRules,
): 'safety' | 'group' | 'repeated' | undefined {
  if (classCode !== null && rules.safetyClasses.some((prefix) => classCode.startsWith(prefix)))
    return 'safety'
  if (people >= rules.groupFrom) return 'group'
  return times >= rules.repeatedTimes ? 'repeated' : undefined
}
