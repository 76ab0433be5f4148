import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { issuesOf } from '#apps/console/running/settings/check.ts'
import {
  blank,
  draftOf,
  itemShape,
  kindOf,
  partsOf,
  type Shape,
  valueOf,
  valueShape,
} from '#apps/console/running/settings/shape.ts'
import '#apps/house.ts'
import { allSettings } from '#kernel/settings.ts'

/*
 * The page of settings is drawn from the shapes alone, so every shape must say everything: a title in both
 * languages for every field, and nothing that the page cannot draw.
 */

const shapeOf = (shape: z.ZodType) => z.toJSONSchema(shape, { io: 'input' }) as Shape

/** Every part of a shape that a person sees, with its path; the setting itself has a title of its own. */
function* parts(shape: Shape, path: string): Generator<[string, Shape]> {
  yield [path, shape]
  for (const [name, part] of partsOf(shape) ?? []) yield* parts(part, `${path}.${name}`)
  if (kindOf(shape) === 'list') yield* parts(itemShape(shape), `${path}[]`)
  if (kindOf(shape) !== 'table') return
  yield [`${path}{}`, shape.propertyNames ?? {}]
  yield* parts(valueShape(shape), `${path}{value}`)
}

const isRowOfFields = (path: string, shape: Shape) => path.endsWith('[]') && kindOf(shape) === 'group'

test('every field of every setting has a title in Chinese and in English, and every choice its name', () => {
  const untitled: string[] = []
  for (const { key, title, shape } of allSettings()) {
    if (!isSaid(title)) untitled.push(key)
    for (const [path, part] of parts(shapeOf(shape), key)) {
      if (path !== key && !isRowOfFields(path, part) && !isSaid(part.label)) untitled.push(path)
      for (const code of part.enum ?? []) if (!isSaid(part.options?.[code])) untitled.push(`${path}=${code}`)
    }
  }
  assert.deepEqual(untitled, [])
  assert.ok(allSettings().length > 10)
})

const isSaid = (text: { zh: string; en: string } | undefined) =>
  text !== undefined && text.zh.trim() !== '' && /[A-Za-z]/.test(text.en) && !/\p{Script=Han}/u.test(text.en)

test('every default comes out of its form as it went in, and the form finds nothing wrong with it', () => {
  for (const { key, shape: declared, usual } of allSettings()) {
    const shape = shapeOf(declared)
    assert.deepEqual(valueOf(shape, draftOf(shape, usual)), usual, key)
    assert.deepEqual(
      issuesOf(shape, draftOf(shape, usual), (word) => word),
      {},
      key,
    )
  }
})

test('what a person may write wrong is found in its place, with the limit that was passed', () => {
  const shape = shapeOf(
    z.object({
      days: z.int().min(1).max(30),
      hints: z.array(z.object({ zh: z.string().min(1).max(4) })).max(2),
      desks: z.record(z.string().max(3), z.string().min(1)),
      share: z.number().min(0).max(1).meta({ share: true }),
    }),
  )
  const say = (word: string, places = {}) => [word, ...Object.values(places)].join(' ')
  const draft = {
    days: 31,
    hints: [{ zh: ' ' }, { zh: '说清楚时间' }, blank(itemShape(shape.properties!.hints!))],
    desks: [
      ['8001', 'a'],
      ['1', ''],
      ['1 ', 'b'],
      ['', 'c'],
    ],
    share: 1.5,
  }
  assert.deepEqual(issuesOf(shape, draft, say), {
    days: 'atMost 30',
    hints: 'many 2',
    'hints.0.zh': 'missing',
    'hints.1.zh': 'long 4',
    'hints.2.zh': 'missing',
    'desks.1': 'missing',
    'desks.#0': 'long 3',
    'desks.#1': 'twice',
    'desks.#2': 'twice',
    'desks.#3': 'missing',
    share: 'atMost 100%',
  })
  assert.deepEqual(issuesOf(shape, { ...draft, days: undefined }, say).days, 'missing')
  assert.deepEqual(issuesOf(shape, { ...draft, days: 1.5 }, say).days, 'whole')
})
