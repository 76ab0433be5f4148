import type { Text } from '#kernel/errors.ts'

const amount: Text = { zh: '金额须为数字，如 1234567.89。', en: 'An amount is a number such as 1234567.89.' }
const count: Text = { zh: '须为整数。', en: 'A whole number is needed.' }
const needed: Text = { zh: '必填。', en: 'This is needed.' }

/** What a field asks for, told where a text does not fit it. */
const advice: Readonly<Record<string, Text>> = {
  year: { zh: '年度须为四位数字。', en: 'A year has four digits.' },
  stage: {
    zh: '口径须为本年决算、本年年初预算或上年同口径数。',
    en: 'The line is of this year, or of the year before to compare it with.',
  },
  side: { zh: '须选收入或支出。', en: 'Choose income or spending.' },
  subject: { zh: '功能科目须为项级七位代码，如 2010350。', en: 'A subject is an item of seven digits.' },
  economic: { zh: '经济科目须为款级五位代码，如 30201。', en: 'An economic section has five digits.' },
  source: { zh: '没有这种资金来源。', en: 'There is no such source.' },
  nature: { zh: '没有这种支出性质。', en: 'There is no such kind of spending.' },
  kind: { zh: '请从所列各项中选择。', en: 'Choose one of those listed.' },
  funding: { zh: '请从所列各项中选择。', en: 'Choose one of those listed.' },
  published: {
    zh: '公开日期须为 2025-10-20 的形式。',
    en: 'The day of publication is needed as 2025-10-20.',
  },
  indicators: { zh: '至少要有一条指标。', en: 'At least one indicator is needed.' },
  count,
  groups: count,
  persons: count,
  cars: count,
  equipment: count,
  ...{ amount, small: amount, micro: amount, start: amount, end: amount, budget: amount, spent: amount },
  before: amount,
}

/** By the last part of a key: `publicExpenses.abroad.budget` is a budget. */
export const advise = (key: string): Text => advice[key.split('.').at(-1) ?? ''] ?? needed
