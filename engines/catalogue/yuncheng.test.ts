import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { Refused } from '#kernel/errors.ts'
import { classKeyText } from './class-key.ts'
import { parseLimit } from './parse-limit.ts'
import { readCatalogue } from './profile.ts'
import { type Known, mappingShape, readStandardsTable, type Row } from './read-standards-table.ts'

/** The filing standards of a real city (519 and 279 rows) as the trial of the import. */
const root = path.join(import.meta.dirname, '..', '..')
const folder = path.join(root, '..', 'shared', 'data', 'case-standards-yuncheng')
const skip = existsSync(folder) ? false : 'the folder ../shared with the standards of Yuncheng is not here'
const rowsOf = (file: string): Row[] =>
  parse(readFileSync(path.join(folder, file)), { columns: true, bom: true })

const figures = (rows: Row[]) => {
  const found = { read: 0, ambiguous: 0, unreadable: 0 }
  for (const row of rows) found[parseLimit(row.time_limit ?? '').kind]++
  return found
}

test('all limits of Yuncheng: what is read, what is asked, what nobody can read', { skip }, () => {
  assert.deepEqual(figures(rowsOf('case-standards.csv')), { read: 46, ambiguous: 473, unreadable: 0 })
  assert.deepEqual(figures(rowsOf('component-standards-with-legal-basis.csv')), {
    read: 278,
    ambiguous: 0,
    unreadable: 1,
  })
})

test('the two tables agree once their 天 and 小时 are answered as the second writes them', { skip }, () => {
  const open = { day: 'workDay', hour: 'workHour' } as const
  const id = (row: Row) => [row.class1_code, row.class2_code, row.open_condition].join(' ')
  const first = new Map(
    rowsOf('case-standards.csv')
      .filter((row) => row.kind === '部件')
      .map((row) => [id(row), parseLimit(row.time_limit ?? '', open)]),
  )
  const second = rowsOf('component-standards-with-legal-basis.csv').filter((row) => first.has(id(row)))
  const same = second.filter(
    (row) => JSON.stringify(first.get(id(row))) === JSON.stringify(parseLimit(row.time_limit ?? '')),
  )
  assert.ok(second.length >= 200)
  assert.ok(same.length / second.length > 0.9, `${same.length} of ${second.length}`)
})

const profiles = path.join(root, 'profiles')
const { classes } = await readCatalogue(path.join(profiles, 'national'), path.join(profiles, 'jianghan'))
const listed = new Set(classes.map(classKeyText))
const known: Known = (key) => (listed.has(classKeyText(key)) ? 'used' : undefined)

const mapping = (more: object = {}) =>
  mappingShape.parse({
    edition: 'gbt30428.2-2013',
    kind: { column: 'kind', words: { 部件: 'component', 事件: 'matter' } },
    code: ['class1_code', 'class2_code'],
    name: 'class2',
    file: 'open_condition',
    close: 'close_condition',
    limit: 'time_limit',
    ...more,
  })
const answers = { day: 'workDay', hour: 'workHour' }

test('the first reading asks two questions and uses no row that waits for them', { skip }, () => {
  const rows = rowsOf('case-standards.csv')
  const reading = readStandardsTable(rows, mapping(), known)
  assert.deepEqual(
    reading.questions.map(({ word }) => word),
    ['hour', 'day'],
  )
  const waiting = new Set(reading.questions.flatMap(({ examples }) => examples))
  assert.ok(waiting.has('4小时') && waiting.has('1天'))
  const asked = reading.questions.reduce((sum, question) => sum + question.rows, 0)
  assert.equal(reading.conditions.length + reading.refused.length + asked, rows.length)
})

test('with the answers every row is a condition or refused for a reason', { skip }, () => {
  const rows = rowsOf('case-standards.csv')
  const reading = readStandardsTable(rows, mapping({ open: answers }), known)
  assert.deepEqual(reading.questions, [])
  assert.equal(reading.conditions.length + reading.refused.length, rows.length)
  assert.ok(reading.refused.every(({ reasons }) => reasons[0]?.en.startsWith('the catalogue has no class')))
  assert.equal(new Set(reading.conditions.map(({ code }) => code)).size, reading.conditions.length)
})

test('with local extensions allowed the whole table comes in', { skip }, () => {
  const rows = rowsOf('case-standards.csv')
  const reading = readStandardsTable(rows, mapping({ open: answers, extend: true }), known)
  assert.deepEqual(reading.refused, [])
  assert.equal(reading.conditions.length, 519)
  assert.ok(reading.extensions.every(({ title }) => title.zh.endsWith('（自定义）')))
  const stopping = reading.conditions.filter(({ stages }) => stages.length > 0)
  assert.deepEqual(
    stopping.map(({ stages }) => stages[0]?.code),
    ['stop'],
  )
})

test('a column that the table lacks is named before anything is read', { skip }, () => {
  assert.throws(
    () => readStandardsTable(rowsOf('case-standards.csv'), mapping({ limit: '时限' }), known),
    (error) => error instanceof Refused && error.refusal.code === 'catalogue.column-missing',
  )
})
