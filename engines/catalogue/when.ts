import { dayNumber, dayNumberAt } from '#engines/calendar/calendar.ts'
import type { Text } from '#kernel/errors.ts'
import { isWithin } from './class-key.ts'
import type { Asked } from './limit.ts'
import type { When } from './standards.ts'

/** Why an override does not apply to what was asked; `undefined` when it does. */
export function whyNotMet(when: When, asked: Asked): Text | undefined {
  if (isOutside(when.caseTypes, [asked.caseType]))
    return { zh: '只用于其他类型的案件', en: 'it is for other types of case' }
  if (isOutside(when.channels, [asked.channel]))
    return { zh: '只用于其他渠道', en: 'it is for other channels' }
  if (isOutside(when.urgencies, [asked.urgency]))
    return { zh: '只用于其他紧急程度', en: 'it is for another urgency' }
  if (isOutside(when.tags, asked.tags))
    return { zh: '案件没有这个标记', en: 'the case does not carry its tag' }
  if (when.classes && !when.classes.some((above) => isWithin(asked.class, above)))
    return { zh: '只用于其他类别', en: 'it is for other classes' }
  const day = dayNumberAt(asked.at.getTime())
  if (when.from && day < dayNumber(when.from)) return { zh: '尚未开始', en: 'it has not begun' }
  if (when.until && day > dayNumber(when.until)) return { zh: '已经结束', en: 'it is over' }
  return undefined
}

const isOutside = (wanted: readonly string[] | undefined, given: readonly string[]): boolean =>
  wanted !== undefined && !wanted.some((one) => given.includes(one))
