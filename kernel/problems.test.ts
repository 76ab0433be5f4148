import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { problemsOf } from './problems.ts'

const letter = z.strictObject({
  to: z.object({ name: z.string() }),
  text: z.string().min(2).max(5),
  pages: z.int().min(1).max(9),
  kind: z.enum(['plain', 'signed']),
  stamps: z.array(z.string()).max(1),
  at: z.coerce.date(),
  due: z.iso.datetime({ offset: true }),
  code: z.string().regex(/^\d+$/),
  half: z.number().multipleOf(2),
  by: z.union([z.string(), z.boolean()]),
  sum: z.number().refine((sum) => sum > 0, 'it must be paid'),
})
const sound = {
  ...{
    to: { name: '张三' },
    text: '你好吗',
    pages: 1,
    kind: 'plain',
    stamps: [],
    at: '2026-03-02',
    code: '1',
  },
  ...{ due: '2026-03-02T09:00:00+08:00', half: 2, by: 'hand', sum: 1 },
}
const told = (wrong: object) => {
  const [first, ...more] = problemsOf(letter.safeParse({ ...sound, ...wrong }).error?.issues ?? [])
  assert.equal(more.length, 0)
  return [first?.field, first?.problem.zh, first?.problem.en]
}

test('what does not fit is said in both languages, with the field it is about', () => {
  assert.deepEqual(problemsOf(letter.safeParse(sound).error?.issues ?? []), [])
  const time = ['应为时间，如 2026-03-02T09:00:00+08:00', 'must be a time such as 2026-03-02T09:00:00+08:00']
  for (const [wrong, ...expected] of [
    [{ to: {} }, 'to.name', '必须填写', 'is missing'],
    [{ to: { name: 7 } }, 'to.name', '应为文字', 'must be a text'],
    [{ to: null }, 'to', '应为一组字段', 'must be a set of fields'],
    [{ text: '一二三四五六' }, 'text', '最多 5 个字', 'has at most 5 signs'],
    [{ text: '一' }, 'text', '至少 2 个字', 'has at least 2 signs'],
    [{ pages: 12 }, 'pages', '不能大于 9', 'is at most 9'],
    [{ pages: 1.5 }, 'pages', '应为整数', 'must be a whole number'],
    [{ kind: 'wild' }, 'kind', '只能是：plain, signed', 'must be one of: plain, signed'],
    [{ stamps: ['a', 'b'] }, 'stamps', '最多 1 项', 'has at most 1 items'],
    [{ at: 'yesterday' }, 'at', ...time],
    [{ due: 'tomorrow' }, 'due', ...time],
    [{ code: 'x' }, 'code', '格式不正确', 'is not written as it must be'],
    [{ half: 3 }, 'half', '应为 2 的倍数', 'must be a multiple of 2'],
    [{ by: 7 }, 'by', '不符合任何一种可用的写法', 'fits none of the ways in which it may be written'],
    [{ sum: -1 }, 'sum', '不符合要求：it must be paid', 'it must be paid'],
    [{ colour: 'red' }, '', '没有这些字段：colour', 'has no fields: colour'],
  ] as const)
    assert.deepEqual(told(wrong), expected)
})

test('the part that a field stands in begins its name', () => {
  const read = z.object({ id: z.coerce.number() }).safeParse({ id: 'abc' })
  assert.deepEqual(problemsOf(read.error!.issues, 'params'), [
    { field: 'params.id', problem: { zh: '应为数字', en: 'must be a number' } },
  ])
})
