import type { z } from 'zod'
import type { Text } from './errors.ts'

/** A field that does not fit, by its name (`to.name`), and what to mend. */
export interface Problem {
  field: string
  problem: Text
}

type Issue = z.core.$ZodIssue

/** What a schema found, said for people in both languages; `part` begins the names of the fields. */
export const problemsOf = (issues: readonly Issue[], part?: string): Problem[] =>
  issues.map((issue) => ({
    field: [...(part === undefined ? [] : [part]), ...issue.path.map(String)].join('.'),
    problem: saidOf(issue),
  }))

function saidOf(issue: Issue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.message.endsWith(' undefined')
        ? missing
        : ofType(issue.expected)
    case 'too_big':
      return size(issue.origin, `${issue.maximum}`, limits.most)
    case 'too_small':
      return size(issue.origin, `${issue.minimum}`, limits.least)
    case 'invalid_value': {
      const choices = issue.values.map(String).join(', ')
      return { zh: `只能是：${choices}`, en: `must be one of: ${choices}` }
    }
    case 'invalid_format':
      return formats[issue.format] ?? { zh: '格式不正确', en: 'is not written as it must be' }
    case 'unrecognized_keys': {
      const keys = issue.keys.join(', ')
      return { zh: `没有这些字段：${keys}`, en: `has no fields: ${keys}` }
    }
    case 'not_multiple_of':
      return { zh: `应为 ${issue.divisor} 的倍数`, en: `must be a multiple of ${issue.divisor}` }
    case 'custom':
      return { zh: `不符合要求：${issue.message}`, en: issue.message }
    default:
      return { zh: '不符合任何一种可用的写法', en: 'fits none of the ways in which it may be written' }
  }
}

const missing: Text = { zh: '必须填写', en: 'is missing' }

const types: Record<string, Text> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  date: { zh: '时间，如 2026-03-02T09:00:00+08:00', en: 'a time such as 2026-03-02T09:00:00+08:00' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组字段', en: 'a set of fields' },
  record: { zh: '一组字段', en: 'a set of fields' },
}

function ofType(expected: string): Text {
  const { zh, en } = types[expected] ?? { zh: expected, en: expected }
  return { zh: `应为${zh}`, en: `must be ${en}` }
}

const formats: Record<string, Text> = {
  datetime: ofType('date'),
  date: { zh: '应为日期，如 2026-03-02', en: 'must be a day such as 2026-03-02' },
}

/** How a limit is said of a text, of a list and of a number; `#` stands for it. */
const limits: Record<'most' | 'least', Record<'text' | 'list' | 'number', Text>> = {
  most: {
    text: { zh: '最多 # 个字', en: 'has at most # signs' },
    list: { zh: '最多 # 项', en: 'has at most # items' },
    number: { zh: '不能大于 #', en: 'is at most #' },
  },
  least: {
    text: { zh: '至少 # 个字', en: 'has at least # signs' },
    list: { zh: '至少 # 项', en: 'has at least # items' },
    number: { zh: '过小，下限为 #', en: 'is too small: the limit is #' },
  },
}

function size(origin: string, limit: string, said: (typeof limits)['most']): Text {
  const { zh, en } = said[origin === 'string' ? 'text' : origin === 'array' ? 'list' : 'number']
  return { zh: zh.replace('#', limit), en: en.replace('#', limit) }
}
