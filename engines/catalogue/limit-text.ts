import { type Duration, durationText } from '#engines/calendar/calendar.ts'
import type { Text } from '#kernel/errors.ts'
import type { Condition, LimitStage, Override, StageDefault } from './standards.ts'

const withLimit = (text: Text, limit: Duration): Text => ({
  zh: `${text.zh}：${durationText(limit).zh}`,
  en: `${text.en}: ${durationText(limit).en}`,
})

export const conditionText = ({ code, file, limit }: Condition): Text =>
  withLimit({ zh: `立案条件 ${code}“${file.zh}”`, en: `Filing condition ${code} “${file.en}”` }, limit)

/** What the filing condition says of one stage of its limit. */
export const stageText = ({ code, file }: Condition, { title, limit }: LimitStage): Text =>
  withLimit(
    {
      zh: `立案条件 ${code}“${file.zh}”的${title.zh}阶段`,
      en: `Filing condition ${code} “${file.en}”, stage “${title.en}”`,
    },
    limit,
  )

export const defaultText = ({ limit }: StageDefault): Text =>
  withLimit({ zh: '本环节的缺省时限', en: 'Default of this stage' }, limit)

export const overrideText = ({ title }: Override, limit: Duration): Text => withLimit(title, limit)

export const classWithoutChoice = (count: number): Text => ({
  zh: `该类别有 ${count} 个立案条件，案件没有选定其中一个`,
  en: `The class has ${count} filing conditions and the case names none of them`,
})

const joined = (text: Text, why: Text): Text => ({
  zh: `${text.zh}（${why.zh}）`,
  en: `${text.en} (${why.en})`,
})

export const given = (text: Text): Text => joined(text, { zh: '采用', en: 'this one counts' })
export const replaced = (text: Text): Text =>
  joined(text, { zh: '被优先的规则代替', en: 'a rule before it counts instead' })
export const dueLater = (text: Text): Text =>
  joined(text, { zh: '到期不早于采用的时限', en: 'due no sooner than the limit that counts' })
export const notMet = (text: Text, why: Text): Text => joined(text, why)
