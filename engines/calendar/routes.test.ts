import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Transaction } from '#kernel/sql.ts'
import { type District, stage } from '#tests/stage.ts'
import {
  type CalendarChange,
  calendarOf,
  calendarRoutes,
  dueAt,
  officeHours,
  officeWeek,
  type Schedule,
  seedCalendar,
  workHours,
} from './calendar.ts'
import { calendarMissing, calendarMoved, scheduleUnknown } from './errors.ts'
import { insertVersion } from './queries.ts'

const heard: CalendarChange[] = []

const { inDistrict } = stage({
  routes: calendarRoutes({ changed: (_tx, change) => void heard.push(change) }),
  async extend(d) {
    await d.inside(({ db }) => seedCalendar(db, d.district, { at: d.clock.now() }))
    return { clerk: await d.account({ name: '系统管理员', permissions: ['calendar.read', 'calendar.edit'] }) }
  },
})

const at = (text: string) => new Date(`${text.replace(' ', 'T')}+08:00`)
const due = (d: District, start: string, hours: number) =>
  d.inside(async ({ db }) => dueAt(await calendarOf(db, d.district), at(start), workHours(hours)))

const powerCut = { kind: 'holiday', name: { zh: '停电', en: 'Power cut' } }
const summer = {
  name: { zh: '夏季作息', en: 'Summer hours' },
  from: '2026-05-01',
  until: '2026-09-30',
  ...officeWeek([
    { opens: '08:00', closes: '12:00' },
    { opens: '14:30', closes: '18:00' },
  ]),
}

test(
  'a new district knows its hours and every holiday announced, and says until when',
  inDistrict(async (d) => {
    assert.deepEqual(await d.reply(d.clerk, 'GET', '/calendar'), {
      version: 1,
      knownUntil: '2026-12-31',
      schedules: [JSON.parse(JSON.stringify(officeHours))],
    })
    const year = await d.reply<{ announced: boolean; days: object[] }>(d.clerk, 'GET', '/calendar/years/2026')
    assert.equal(year.announced, true)
    assert.equal(year.days.length, 365)
    assert.deepEqual(year.days[45], {
      day: '2026-02-15',
      weekday: 7,
      kind: 'holiday',
      name: { zh: '春节', en: 'Spring Festival' },
      workHours: 0,
      source: 'chinese-days',
    })
    const beyond = await d.reply(d.clerk, 'GET', '/calendar/years/2027')
    assert.equal(beyond.announced, false)
  }),
)

test(
  'an edited day moves due times at once, tells the listener, and stands in the record',
  inDistrict(async (d) => {
    assert.deepEqual(await due(d, '2026-03-02 17:00', 2), at('2026-03-03 09:00'))
    const body = { version: 1, exception: powerCut }
    const edited = await d.reply(d.clerk, 'PUT', '/calendar/days/2026-03-03', body)
    assert.deepEqual(edited, { version: 2, knownUntil: '2026-12-31' })
    assert.deepEqual(await due(d, '2026-03-02 17:00', 2), at('2026-03-04 09:00'))
    assert.deepEqual(heard.at(-1), {
      district: d.district,
      fromVersion: 1,
      toVersion: 2,
      firstDay: '2026-03-03',
      lastDay: '2026-03-03',
    })

    await d.reply(d.clerk, 'PUT', '/calendar/days/2026-03-03', { version: 2, exception: null })
    assert.deepEqual(await due(d, '2026-03-02 17:00', 2), at('2026-03-03 09:00'))

    const { edits } = await d.reply<{ edits: { act: string; by: string | null }[] }>(
      d.clerk,
      'GET',
      '/calendar/edits',
    )
    assert.deepEqual(
      edits.map(({ act, by }) => [act, by]),
      [
        ['clear-day', '系统管理员'],
        ['set-day', '系统管理员'],
        ['seed', null],
      ],
    )
  }),
)

test(
  'who edits a version that is no longer the newest is refused, also where both edit at once',
  inDistrict(async (d) => {
    const edit = () =>
      d.refusal(d.clerk, 'PUT', '/calendar/days/2026-03-03', { version: 1, exception: powerCut })
    const made = { version: 2, act: 'set-day', firstDay: '2026-03-04', lastDay: '2026-03-04', details: {} }
    const { second } = await d.inside(async ({ db }) => {
      await insertVersion(db, d.district, { ...made, by: undefined, at: d.clock.now() })
      const second = edit()
      await setTimeout(200) // Long enough for the second to wait behind the first, which commits now.
      return { second }
    })
    assert.equal(await second, calendarMoved.code)
    assert.equal(await edit(), calendarMoved.code)
    assert.equal((await d.reply(d.clerk, 'GET', '/calendar')).version, 2)
  }),
)

test(
  'summer hours are laid over the year, changed and taken away again',
  inDistrict(async (d) => {
    const save = (version: number, schedule: object) =>
      d.reply(d.clerk, 'PUT', '/calendar/schedules', { version, schedule })
    await save(1, summer)
    assert.deepEqual(await due(d, '2026-05-06 11:00', 2), at('2026-05-06 15:30'))
    await save(2, { ...summer, ...officeWeek([{ opens: '07:00', closes: '24:00' }]) })
    assert.deepEqual(await due(d, '2026-05-06 11:00', 2), at('2026-05-06 13:00'))
    await d.reply(d.clerk, 'DELETE', '/calendar/schedules/2026-05-01?version=3')
    assert.deepEqual(await due(d, '2026-05-06 11:00', 2), at('2026-05-06 15:00'))
    assert.deepEqual(heard.at(-1)?.lastDay, '2026-09-30')
  }),
)

test(
  'a schedule that does not stand changes nothing',
  inDistrict(async (d) => {
    const refused = (schedule: object) =>
      d.refusal(d.clerk, 'PUT', '/calendar/schedules', { version: 1, schedule })
    const wrongHours = officeWeek([{ opens: '18:00', closes: '08:00' }])
    assert.equal(await refused({ ...summer, ...wrongHours }), 'calendar.sessions-wrong')
    assert.equal(await refused({ ...summer, until: '2026-04-30' }), 'calendar.schedule-backwards')
    const remove = (from: string) => d.refusal(d.clerk, 'DELETE', `/calendar/schedules/${from}?version=1`)
    assert.equal(await remove('1992-01-01'), 'calendar.no-base-schedule')
    assert.equal(await remove('2026-05-01'), scheduleUnknown.code)
    assert.equal((await d.reply(d.clerk, 'GET', '/calendar')).version, 1)
  }),
)

const list = (year: number, ...days: [date: string, isOffDay: boolean, name: string][]) => ({
  year,
  papers: ['https://www.gov.cn/notice'],
  days: days.map(([date, isOffDay, name]) => ({ date, isOffDay, name })),
})

test(
  'the holidays of a year are imported when announced; what was edited by hand stays',
  inDistrict(async (d) => {
    const announced = list(
      2027,
      ['2026-12-27', false, '元旦'],
      ['2027-01-01', true, '元旦'],
      ['2027-10-01', true, '国庆节、中秋节'],
    )
    await d.reply(d.clerk, 'PUT', '/calendar/days/2027-01-01', { version: 1, exception: powerCut })
    const imported = await d.reply(d.clerk, 'POST', '/calendar/years', { version: 2, list: announced })
    assert.deepEqual(imported, { version: 3, knownUntil: '2027-12-31', imported: 2, kept: ['2027-01-01'] })

    const { days } = await d.reply<{ days: { name: { zh: string; en: string } | null }[] }>(
      d.clerk,
      'GET',
      '/calendar/years/2027',
    )
    assert.equal(days[0]?.name?.zh, '停电')
    assert.deepEqual(days[273]?.name, { zh: '国庆节、中秋节', en: 'National Day, Mid-autumn Festival' })

    const corrected = list(2027, ['2027-10-01', true, '国庆节'])
    await d.reply(d.clerk, 'POST', '/calendar/years', { version: 3, list: corrected })
    assert.deepEqual(
      await due(d, '2026-12-25 17:00', 2),
      at('2026-12-28 09:00'),
      'the make-up Sunday is gone',
    )
  }),
)

test(
  'a list that is empty, doubled or of another year is refused',
  inDistrict(async (d) => {
    const refused = (given: object) =>
      d.refusal(d.clerk, 'POST', '/calendar/years', { version: 1, list: given })
    assert.equal(await refused(list(2027)), 'calendar.year-not-announced')
    const newYear: [string, boolean, string] = ['2027-01-01', true, '元旦']
    assert.equal(await refused(list(2027, newYear, newYear)), 'calendar.day-twice')
    assert.equal(await refused(list(2028, newYear)), 'calendar.day-of-another-year')
  }),
)

const folder = `${import.meta.dirname}/../../../shared/data/cn-holidays`

test(
  'a real file of holiday-cn goes in as it is',
  { skip: !existsSync(folder) && 'the list of holiday-cn is not at hand' },
  inDistrict(async (d) => {
    const given = JSON.parse(readFileSync(`${folder}/2026.json`, 'utf8'))
    const reply = await d.reply(d.clerk, 'POST', '/calendar/years', { version: 1, list: given })
    assert.deepEqual(reply, { version: 2, knownUntil: '2026-12-31', imported: 39, kept: [] })
  }),
)

test(
  'a limit is tried, and explained stretch by stretch',
  inDistrict(async (d) => {
    const start = encodeURIComponent('2026-12-31T17:00:00+08:00')
    const tried = await d.reply(d.clerk, 'GET', `/calendar/trial?start=${start}&amount=2&unit=workHour`)
    assert.deepEqual(tried, {
      due: '2027-01-01T01:00:00.000Z',
      announced: false,
      countedMs: 7_200_000,
      uncountedMs: 14 * 3_600_000,
      segments: [
        stretch('2026-12-31 17:00', '2026-12-31 18:00', true, 'session', '工作时段', 'Work session'),
        stretch('2026-12-31 18:00', '2027-01-01 08:00', false, 'night', '非工作时间', 'Outside work'),
        stretch('2027-01-01 08:00', '2027-01-01 09:00', true, 'session', '工作时段', 'Work session'),
      ],
    })
    const far = encodeURIComponent('9999-12-31T09:00:00+08:00')
    const trial = `/calendar/trial?start=${far}&amount=2&unit=naturalDay`
    assert.equal(await d.refusal(d.clerk, 'GET', trial), 'kernel.fields-wrong')
  }),
)

const stretch = (from: string, to: string, counts: boolean, why: string, zh: string, en: string) => ({
  from: at(from).toISOString(),
  to: at(to).toISOString(),
  counts,
  why,
  title: { zh, en },
  name: null,
})

test(
  'who may only read cannot edit, who may nothing sees nothing',
  inDistrict(async (d) => {
    const reader = await d.account({ permissions: ['calendar.read'] })
    const edit = { version: 1, exception: powerCut }
    assert.equal(await d.refusal(reader, 'PUT', '/calendar/days/2026-03-03', edit), 'kernel.not-allowed')
    assert.equal(await d.refusal(await d.account(), 'GET', '/calendar'), 'kernel.not-allowed')
  }),
)

const bare = stage()

test(
  'a district that was never initialised has no calendar, also beside one that has',
  bare.inDistrict(async (d) => {
    const other = d.district + 1_000
    await d.store.inDistrict(other, ({ db }) => seedCalendar(db, other, { at: d.clock.now() }))
    await assert.rejects(
      d.inside(({ db }) => calendarOf(db, d.district)),
      { refusal: calendarMissing },
    )
  }),
)

test(
  'a calendar read inside an edit that is rolled back is not taken for the next edit of that number',
  bare.inDistrict(async (d) => {
    const seed =
      (schedule: Schedule) =>
      async ({ db }: Transaction) => {
        await seedCalendar(db, d.district, { at: d.clock.now(), schedules: [schedule] })
        return calendarOf(db, d.district)
      }
    const late = { ...officeHours, ...officeWeek([{ opens: '20:00', closes: '22:00' }]) }
    const failed = d.inside(async (tx) => {
      await seed(late)(tx)
      throw new Error('the power went')
    })
    await assert.rejects(failed, /the power went/)
    const calendar = await d.inside(seed(officeHours))
    assert.deepEqual(calendar.schedules[0]?.fullDay, officeHours.fullDay)
  }),
)
