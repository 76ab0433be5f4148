import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CatalogueClass } from '#ui/district.ts'
import { categoriesOf, type Edition, usableClasses } from '#ui/editions.ts'

const edition = (code: string, inForce: boolean): Edition => ({
  ...{ code, title: { zh: code, en: code }, basis: '', from: null, until: null },
  ...{ national: true, inForce },
})
const [old, now, own] = [edition('old-2013', false), edition('new-2026', true), edition('own', true)]
const editions = [old, now, own]
const known = (of: string, kind: 'component' | 'appeal', code: string, title: string, retired = false) =>
  ({
    ...{ edition: of, kind, code, level: 2, title: { zh: title, en: title } },
    ...{ major: { code: code.slice(0, 2), title: { zh: '公用设施', en: 'Utilities' } } },
    retiredOn: retired ? '2026-08-01' : null,
  }) as CatalogueClass
const all = [
  known('old-2013', 'component', '0102', '污水井盖'),
  known('new-2026', 'component', '01002', '污水井盖'),
  known('new-2026', 'component', '01003', '拆除的类别', true),
  known('own', 'appeal', '1201', '市场秩序'),
]
const told = (more?: string) =>
  usableClasses(all, editions, { kinds: ['component'], more }).map(
    ({ known: each, old: of }) => `${each.code} ${of?.code ?? 'in force'}`,
  )

test('one manhole cover is offered: that of the edition in force, and of no other', () => {
  assert.deepEqual(told(), ['01002 in force'])
})

test('on a case filed under an older edition its classes stand behind, marked; a filter finds any', () => {
  assert.deepEqual(told('old-2013'), ['01002 in force', '0102 old-2013'])
  assert.deepEqual(told('any'), ['01002 in force', '0102 old-2013'])
  assert.deepEqual(told('new-2026'), ['01002 in force'])
})

test('a filter by category keeps editions apart where they share a kind', () => {
  assert.deepEqual(
    categoriesOf(all, editions).map(({ value, edition: of }) => [value, of.code]),
    [
      ['new-2026/component/01', 'new-2026'],
      ['appeal/12', 'own'],
      ['old-2013/component/01', 'old-2013'],
    ],
  )
})
