import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { Refused } from '#kernel/errors.ts'
import { classKeyText } from './class-key.ts'
import { limitFor } from './limit-for.ts'
import { readCatalogue } from './profile.ts'
import type { ClassesFile } from './profile/files.ts'
import { standardsOf } from './standards.ts'

const root = path.join(import.meta.dirname, '..', '..')
const national = path.join(root, 'profiles', 'national')
const jianghan = path.join(root, 'profiles', 'jianghan')
const shared = path.join(root, '..', 'shared')
const noShared = existsSync(shared) ? false : 'the folder ../shared with the source lists is not here'

const profile = await readCatalogue(national, jianghan)
const { standards } = profile
assert.ok(standards)
const list = async (edition: string): Promise<ClassesFile> =>
  JSON.parse(await readFile(path.join(national, `classes-${edition}.json`), 'utf8'))

test('the national list of 2026 has 153 components and 250 matters', () => {
  const minors = profile.classes.filter(({ edition, level }) => edition === 'gbt47678.5-2026' && level === 2)
  assert.equal(minors.filter(({ kind }) => kind === 'component').length, 153)
  assert.equal(minors.filter(({ kind }) => kind === 'matter').length, 250)
})

test('no number that was retired, or whose name nobody knows, is a class', async () => {
  for (const edition of ['gbt47678.5-2026', 'gbt30428.2-2013', 'cjt214-2007']) {
    const { classes, unused } = await list(edition)
    const used = new Set(classes.map(({ kind, code }) => `${kind} ${code}`))
    for (const { kind, code } of unused) assert.ok(!used.has(`${kind} ${code}`), `${edition} ${kind} ${code}`)
    assert.ok(classes.every(({ title }) => !title.zh.includes('未知')))
  }
})

test('the lists say what their sources say, row by row', { skip: noShared }, async () => {
  const sources = [
    { edition: 'gbt47678.5-2026', kind: 'component', file: 'components.csv', from: /GB\/T 47678/ },
    { edition: 'gbt47678.5-2026', kind: 'matter', file: 'events.csv', from: /GB\/T 47678/ },
    { edition: 'gbt30428.2-2013', kind: 'component', file: 'components_legacy.csv', from: /^GB\/T 30428/ },
    { edition: 'gbt30428.2-2013', kind: 'matter', file: 'events_legacy.csv', from: /^GB\/T 30428/ },
    { edition: 'cjt214-2007', kind: 'component', file: 'components_legacy.csv', from: /^CJ\/T 214/ },
    { edition: 'cjt214-2007', kind: 'matter', file: 'events_legacy.csv', from: /^CJ\/T 214/ },
  ]
  for (const { edition, kind, file, from } of sources) {
    const rows: Record<string, string>[] = parse(await readFile(path.join(shared, 'domain', file)), {
      columns: true,
      bom: true,
    })
    const wanted = rows
      .filter((row) => from.test(row.source ?? '') && !row.minor_name?.startsWith('（未知'))
      .map((row) => `${row.code?.replace('CJ214-', '')} ${row.minor_name}`)
    const { classes } = await list(edition)
    const given = classes.filter((one) => one.kind === kind).map(({ code, title }) => `${code} ${title.zh}`)
    assert.deepEqual(given, wanted, `${edition} ${kind}`)
  }
})

test('every class of 2013 says where it went, and every class it names exists', async () => {
  const { classes } = await list('gbt30428.2-2013')
  const [crosswalk] = profile.crosswalks
  assert.deepEqual(
    crosswalk?.rows.map(({ kind, from }) => `${kind} ${from}`),
    classes.map(({ kind, code }) => `${kind} ${code}`),
  )
  const went = (kind: string, from: string) =>
    crosswalk?.rows.find((row) => row.kind === kind && row.from === from)?.to
  assert.equal(went('component', '0506'), '01069')
  assert.equal(went('matter', '0110'), '06010')
  assert.equal(went('matter', '0602'), '09013')
  assert.equal(went('matter', '0205'), null)
})

test('every title is there in both languages', () => {
  for (const { title, ...key } of profile.classes)
    assert.doesNotMatch(title.en, /[一-鿿]/, `${classKeyText(key)} has no English name`)
})

test('the filing standards cover at least sixty conditions of forty classes', () => {
  const classes = new Set(standards.conditions.map((condition) => condition.class.code))
  assert.ok(standards.conditions.length >= 60 && classes.size >= 40)
  const [cover] = standardsOf(standards).conditionsOf({
    edition: 'gbt47678.5-2026',
    kind: 'matter',
    code: '01001',
  })
  assert.deepEqual(cover?.limit, { amount: 2, unit: 'urgentHour' })
})

test('filing conditions are our own words, not those of another city', { skip: noShared }, async () => {
  const file = path.join(shared, 'data', 'case-standards-yuncheng', 'case-standards.csv')
  const rows: Record<string, string>[] = parse(await readFile(file), { columns: true, bom: true })
  const theirs = new Set(rows.map((row) => row.open_condition))
  const same = standards.conditions.filter(({ file }) => theirs.has(file.zh)).map(({ file }) => file.zh)
  assert.deepEqual(same, [])
})

test(
  'the classes of appeals are our own, and hold a place for what residents write about',
  {
    skip: noShared,
  },
  async () => {
    const file = path.join(shared, 'data', 'citizen-messages-tipdm2020', 'category-taxonomy.csv')
    const rows: Record<string, string>[] = parse(await readFile(file), { columns: true, bom: true })
    const theirs = new Set(rows.map((row) => `${row.level1} ${row.level2} ${row.level3}`))
    const titles = new Map(profile.classes.map((one) => [classKeyText(one), one.title.zh]))
    const appeals = profile.classes.filter(({ kind, level }) => kind === 'appeal' && level === 3)
    const paths = appeals.map(({ code, ...one }) =>
      [2, 4, 6].map((length) => titles.get(classKeyText({ ...one, code: code.slice(0, length) }))).join(' '),
    )
    assert.deepEqual(
      paths.filter((one) => theirs.has(one)),
      [],
    )
    const homes = [
      ['城乡建设', '01'],
      ['劳动和社会保障', '09'],
      ['教育文体', '07'],
      ['商贸旅游', '11'],
      ['环境保护', '05'],
      ['卫生计生', '08'],
      ['交通运输', '03'],
    ]
    for (const [label, code] of homes) {
      assert.ok(rows.some((row) => row.level1 === label))
      assert.ok(profile.classes.some((one) => one.kind === 'appeal' && one.code === code))
    }
  },
)

test('every unit named in the catalogue is one of the district', async () => {
  const organisation = JSON.parse(await readFile(path.join(jianghan, 'organisation.json'), 'utf8'))
  const units = new Set<string>(organisation.units.map(({ code }: { code: string }) => code)).add('street')
  const named = [...profile.classes, ...standards.conditions].flatMap(({ unit }) => unit ?? [])
  assert.deepEqual(
    [...new Set(named)].filter((unit) => !units.has(unit)),
    [],
  )
})

test('every channel named in a limit is one of the district', async () => {
  const channels: { code: string }[] = JSON.parse(
    await readFile(path.join(jianghan, 'channels.json'), 'utf8'),
  )
  const known = new Set(channels.map(({ code }) => code))
  const named = standards.overrides.flatMap(({ when }) => when.channels ?? [])
  assert.deepEqual(
    named.filter((channel) => !known.has(channel)),
    [],
  )
})

test('an urgent gas leak from the hotline is due in two hours, by the rule for gas leaks', () => {
  const found = limitFor(standardsOf(standards), {
    caseType: 'citizen-appeal',
    stage: 'handle',
    class: { edition: 'local-appeals', kind: 'appeal', code: '060302' },
    channel: '12345',
    urgency: 'urgent',
    tags: [],
    at: new Date('2026-03-06T17:00:00+08:00'),
  })
  assert.deepEqual(found?.duration, { amount: 2, unit: 'urgentHour' })
  assert.equal(found?.rule.id, 'override:gas-and-lift')
})

const faults: [string, string, (content: string) => string][] = [
  ['a file that is no JSON', 'limits.json', (content) => content.slice(1)],
  ['a unit of time that nobody knows', 'limits.json', (content) => content.replace('workDay', 'fortnight')],
  [
    'a tag that is not listed',
    'limits.json',
    (content) => content.replace('"tags": ["cool-summer"]', '"tags": ["x"]'),
  ],
  [
    'an override for a class that is not there',
    'limits.json',
    (content) => content.replace('appeal/0107', 'appeal/9907'),
  ],
  [
    'a condition of a class that is not there',
    'filing-standards.json',
    (content) => content.replace('"class": "01001"', '"class": "01016"'),
  ],
  [
    'two conditions of one code',
    'filing-standards.json',
    (content) => content.replace('"01001-2"', '"01001-1"'),
  ],
  ['a code that fits no level', 'appeal-classes.json', (content) => content.replace('"0101"', '"01011"')],
]

for (const [fault, file, plant] of faults)
  test(`a profile with ${fault} is refused by name`, async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'huying-profile-'))
    try {
      await cp(jianghan, folder, { recursive: true })
      const content = await readFile(path.join(folder, file), 'utf8')
      await writeFile(path.join(folder, file), plant(content))
      await assert.rejects(
        readCatalogue(national, folder),
        (error) => error instanceof Refused && error.refusal.code === 'catalogue.profile-wrong',
      )
    } finally {
      await rm(folder, { recursive: true })
    }
  })
