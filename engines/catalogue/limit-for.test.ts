import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import {
  buildCalendar,
  type Duration,
  dueAt,
  naturalDays,
  officeHours,
  type Unit,
  urgentHours,
  workDays,
  workHours,
} from '#engines/calendar/calendar.ts'
import { Refused } from '#kernel/errors.ts'
import { soak } from '#tests/soak.ts'
import type { Asked } from './limit.ts'
import { limitFor } from './limit-for.ts'
import { nominalDue } from './nominal-due.ts'
import { type Condition, type Override, type StandardSet, standardsOf } from './standards.ts'

const text = (en: string) => ({ zh: en, en })
const key = { edition: 'gbt47678.5-2026', kind: 'matter', code: '06001' } as const

const condition = (code: string, limit: Duration, stages: Condition['stages'] = []): Condition => ({
  class: key,
  code,
  file: text(`files as ${code}`),
  close: text('closed'),
  limit,
  stages,
  unit: 'urban-management',
  confidence: 'V',
})
const override = (code: string, more: Partial<Override>): Override => ({
  code,
  title: text(code),
  basis: `basis of ${code}`,
  confidence: 'K',
  effect: 'at-most',
  when: {},
  limits: {},
  ...more,
})
const set = (more: Partial<StandardSet> = {}): StandardSet => ({
  version: 3,
  title: text('standards'),
  basis: 'basis of the standards',
  conditions: [condition('06001-1', urgentHours(2)), condition('06001-2', workDays(15))],
  defaults: [
    { caseType: 'street-defect', stage: 'handle', limit: workDays(3), confidence: 'K' },
    { caseType: 'citizen-appeal', stage: 'handle', limit: workDays(5), confidence: 'K' },
    { caseType: 'citizen-appeal', stage: 'sign', limit: workHours(4), confidence: 'K' },
  ],
  overrides: [],
  ...more,
})
const friday = new Date('2026-03-06T17:00:00+08:00')
const asked = (more: Partial<Asked> = {}): Asked => ({
  caseType: 'citizen-appeal',
  stage: 'handle',
  channel: 'message-board',
  urgency: 'normal',
  tags: [],
  at: friday,
  ...more,
})
const ask = (standards: StandardSet, more: Partial<Asked> = {}) =>
  limitFor(standardsOf(standards), asked(more))
const outcomes = (found: ReturnType<typeof limitFor>) =>
  Object.fromEntries((found?.rule.because ?? []).map(({ id, outcome }) => [id, outcome]))

test('a case type has a default for each stage, and a stage that none speaks of has no limit', () => {
  const sign = ask(set(), { stage: 'sign' })
  assert.deepEqual(sign?.duration, workHours(4))
  assert.equal(sign?.rule.id, 'default:citizen-appeal/sign')
  assert.equal(sign?.rule.version, 3)
  assert.equal(sign?.rule.text.zh, '本环节的缺省时限：4个工作时')
  assert.equal(ask(set(), { stage: 'archive' }), undefined)
})

test('the filing condition of a street defect counts before the default', () => {
  const found = ask(set(), { caseType: 'street-defect', class: key, condition: '06001-2' })
  assert.deepEqual(found?.duration, workDays(15))
  assert.deepEqual(outcomes(found), {
    'condition:06001-2': 'gives',
    'default:street-defect/handle': 'beaten',
  })
  assert.equal(found?.rule.confidence, 'V')
})

test('the filing condition limits the handling alone, not the signing', () => {
  const found = ask(set(), { stage: 'sign', class: key, condition: '06001-2' })
  assert.deepEqual(found?.duration, workHours(4))
})

test('no condition is guessed for a class that has several', () => {
  const found = ask(set(), { caseType: 'street-defect', class: key })
  assert.deepEqual(found?.duration, workDays(3))
  assert.deepEqual(outcomes(found), {
    'default:street-defect/handle': 'gives',
    'class:gbt47678.5-2026/matter/06001': 'not-met',
  })
})

test('a condition that the class does not have is refused', () => {
  assert.throws(
    () => ask(set(), { class: key, condition: '06001-9' }),
    (error) => error instanceof Refused && error.refusal.code === 'catalogue.condition-unknown',
  )
})

const campaign = override('cool-summer', {
  when: { tags: ['cool-summer'] },
  limits: { contact: urgentHours(2), handle: workDays(3) },
})

test('a campaign shortens five work days to three, and says so', () => {
  const standards = set({ overrides: [campaign] })
  const found = ask(standards, { tags: ['cool-summer'] })
  assert.deepEqual(found?.duration, workDays(3))
  assert.equal(found?.rule.id, 'override:cool-summer')
  assert.equal(found?.rule.basis, 'basis of cool-summer')
  assert.deepEqual(outcomes(found), {
    'default:citizen-appeal/handle': 'beaten',
    'override:cool-summer': 'gives',
  })
  const contact = ask(standards, { stage: 'contact', tags: ['cool-summer'] })
  assert.deepEqual(contact?.duration, urgentHours(2), 'it gives a limit where none was')
  const without = ask(standards)
  assert.deepEqual(without?.duration, workDays(5))
  assert.match(without?.rule.because.at(-1)?.text.en ?? '', /the case does not carry its tag/)
})

test('a campaign of three work days never loosens a limit of two urgent hours', () => {
  const standards = set({ overrides: [campaign] })
  const found = ask(standards, { class: key, condition: '06001-1', tags: ['cool-summer'] })
  assert.deepEqual(found?.duration, urgentHours(2))
  assert.equal(outcomes(found)['override:cool-summer'], 'beaten')
})

test('of two overrides that replace the first counts, even where it is longer', () => {
  const standards = set({
    overrides: [
      override('first', { effect: 'replace', limits: { handle: workDays(15) } }),
      override('second', { effect: 'replace', limits: { handle: workDays(1) } }),
    ],
  })
  const found = ask(standards)
  assert.deepEqual(found?.duration, workDays(15))
  assert.deepEqual(outcomes(found), {
    'override:first': 'gives',
    'override:second': 'beaten',
    'default:citizen-appeal/handle': 'beaten',
  })
})

test('an equal limit of another rule changes nothing', () => {
  const standards = set({ overrides: [override('same', { limits: { handle: workDays(5) } })] })
  assert.equal(ask(standards)?.rule.id, 'default:citizen-appeal/handle')
})

test('the stages of illegal building outlive a campaign as far as they are due before it', () => {
  const stages = [
    { code: 'stop', title: text('Stop'), limit: workHours(4) },
    { code: 'penalise', title: text('Penalise'), limit: workDays(7) },
    { code: 'demolish', title: text('Demolish'), limit: workDays(20) },
  ]
  const conditions = [condition('06001-3', workDays(20), stages)]
  const plain = ask(set({ conditions }), { class: key, condition: '06001-3' })
  const bare = (given: typeof plain) => given?.stages?.map(({ rule: _rule, ...stage }) => stage)
  assert.deepEqual(bare(plain), stages)
  assert.deepEqual(
    plain?.stages?.map(({ rule }) => rule.id),
    ['stop', 'penalise', 'demolish'].map((code) => `condition:06001-3/${code}`),
  )
  const hurried = ask(set({ conditions, overrides: [campaign] }), {
    class: key,
    condition: '06001-3',
    tags: ['cool-summer'],
  })
  assert.deepEqual(hurried?.duration, workDays(3))
  assert.deepEqual(bare(hurried), [stages[0]])
  assert.equal(hurried?.stages?.[0]?.rule.id, 'condition:06001-3/stop', 'the campaign gave the whole alone')
})

test('units are compared by the calendar: on a Friday evening a natural day is sooner than two work hours', () => {
  const standards = set({
    defaults: [{ caseType: 'citizen-appeal', stage: 'handle', limit: workHours(2), confidence: 'K' }],
    overrides: [override('day', { limits: { handle: naturalDays(1) } })],
  })
  const calendar = buildCalendar({ version: 1, schedules: [officeHours], days: [], knownUntil: '2026-12-31' })
  const byCalendar = (at: Date) =>
    limitFor(standardsOf(standards), asked({ at }), (one) => dueAt(calendar, at, one))
  assert.equal(byCalendar(friday)?.rule.id, 'override:day')
  const monday = new Date('2026-03-09T09:00:00+08:00')
  assert.equal(byCalendar(monday)?.rule.id, 'default:citizen-appeal/handle')
})

test('each thing an override asks for is needed: type, channel, urgency, tag, class, days', () => {
  const when = {
    caseTypes: ['citizen-appeal'],
    channels: ['12345'],
    urgencies: ['urgent'],
    tags: ['flood-season', 'cool-summer'],
    classes: ['gbt47678.5-2026/matter/06'],
    from: '2026-03-06',
    until: '2026-03-06',
  }
  const standards = set({ overrides: [override('strict', { when, limits: { handle: workHours(1) } })] })
  const fits: Partial<Asked> = {
    channel: '12345',
    urgency: 'urgent',
    tags: ['cool-summer'],
    class: key,
    condition: '06001-2',
  }
  assert.equal(ask(standards, fits)?.rule.id, 'override:strict')
  const changes: [Partial<Asked>, RegExp][] = [
    [{ caseType: 'street-defect' }, /other types of case/],
    [{ channel: 'message-board' }, /other channels/],
    [{ urgency: 'normal' }, /another urgency/],
    [{ tags: [] }, /does not carry its tag/],
    [{ class: undefined, condition: undefined }, /other classes/],
    [{ at: new Date('2026-03-05T23:59:59.999+08:00') }, /has not begun/],
    [{ at: new Date('2026-03-07T00:00:00+08:00') }, /it is over/],
  ]
  for (const [change, why] of changes) {
    const found = ask(standards, { ...fits, ...change })
    assert.notEqual(found?.rule.id, 'override:strict')
    const said = found?.rule.because.find(({ id }) => id === 'override:strict')
    assert.equal(said?.outcome, 'not-met')
    assert.match(said?.text.en ?? '', why)
  }
})

/** The rule in one breath, without explanation: the oracle of the random walk. */
function oracle(standards: StandardSet, about: Asked): Duration | undefined {
  const due = nominalDue(about.at)
  const applying = standards.overrides.filter(
    ({ when, limits }) =>
      limits[about.stage] &&
      (!when.tags || when.tags.some((tag) => about.tags.includes(tag))) &&
      (when.channels ?? [about.channel]).includes(about.channel),
  )
  const replacing = applying.find(({ effect }) => effect === 'replace')?.limits[about.stage]
  const filed = standards.conditions.find(({ code }) => code === about.condition && about.stage === 'handle')
  const usual = standards.defaults.find((one) => one.caseType === about.caseType && one.stage === about.stage)
  let best = replacing ?? filed?.limit ?? usual?.limit
  for (const { effect, limits } of applying) {
    const cap = limits[about.stage]
    if (effect === 'at-most' && cap && (!best || due(cap) < due(best))) best = cap
  }
  return best
}

test('random standards and cases: the oracle agrees and every rule for the stage is accounted for', () => {
  const unit = fc.constantFrom<Unit>('workHour', 'workDay', 'urgentHour', 'urgentDay', 'naturalDay')
  const duration = fc.record({ amount: fc.integer({ min: 1, max: 30 }), unit })
  const overrides = fc.uniqueArray(
    fc.record({
      code: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      effect: fc.constantFrom('replace' as const, 'at-most' as const),
      when: fc.record(
        {
          tags: fc.subarray(['x', 'y'], { minLength: 1 }),
          channels: fc.subarray(['phone', 'web'], { minLength: 1 }),
        },
        { requiredKeys: [] },
      ),
      limits: fc.dictionary(fc.constantFrom('handle', 'sign'), duration),
    }),
    { selector: ({ code }) => code },
  )
  const about = fc.record({
    stage: fc.constantFrom('handle', 'sign', 'contact'),
    condition: fc.constantFrom(undefined, '06001-1', '06001-2'),
    channel: fc.constantFrom('phone', 'web'),
    tags: fc.subarray(['x', 'y']),
  })
  fc.assert(
    fc.property(overrides, about, (made, given) => {
      const standards = set({
        overrides: made.map((one) => override(one.code, { ...one, limits: { ...one.limits } })),
      })
      const question = asked({ ...given, class: key })
      const found = limitFor(standardsOf(standards), question)
      assert.deepEqual(found?.duration, oracle(standards, question))
      if (!found) return
      const speaking = standards.overrides.filter(({ limits }) => given.stage in limits)
      const because = found.rule.because.map(({ id }) => id)
      for (const { code } of speaking) assert.ok(because.includes(`override:${code}`))
      assert.equal(found.rule.because.filter(({ outcome }) => outcome === 'gives').length, 1)
      assert.equal(new Set(because).size, because.length)
    }),
    { numRuns: soak(300, 50_000) },
  )
})
