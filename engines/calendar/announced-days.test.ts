import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { z } from 'zod'
import { announcedDays, announcedYears } from './announced-days.ts'
import { dayNumber, weekdayOf } from './day.ts'

const folder = `${import.meta.dirname}/../../../shared/data/cn-holidays`
const skip = !existsSync(folder) && 'the list of holiday-cn is not at hand'

const listedYear = z.object({ days: z.array(z.object({ date: z.string(), isOffDay: z.boolean() })) })

const listed = (years: readonly number[]) =>
  years.flatMap((year) => listedYear.parse(JSON.parse(readFileSync(`${folder}/${year}.json`, 'utf8'))).days)

test('the list begins with 2015 and has no gap', () => {
  assert.deepEqual(announcedYears, [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])
})

test('2024 to 2026 are day by day those of holiday-cn, an independent list', { skip }, () => {
  const theirs = listed([2024, 2025, 2026]).map(
    ({ date, isOffDay }) => `${date} ${isOffDay ? 'holiday' : 'make-up day'}`,
  )
  const ours = announcedDays.filter(({ day }) => day >= '2024').map(({ day, kind }) => `${day} ${kind}`)
  assert.deepEqual(ours, theirs.sort())
})

test(
  'since 2015 both lists work on the same days; one names weekends that the other leaves out',
  { skip },
  () => {
    const theirs = new Map(listed(announcedYears).map(({ date, isOffDay }) => [date, !isOffDay]))
    const ours = new Map(announcedDays.map(({ day, kind }) => [day, kind === 'make-up day']))
    const plain = (day: string) => weekdayOf(dayNumber(day)) < 5
    for (const day of new Set([...theirs.keys(), ...ours.keys()]))
      assert.equal(ours.get(day) ?? plain(day), theirs.get(day) ?? plain(day), day)
  },
)
