import { z } from 'zod'
import { newestOf } from '#engines/registers/registers.ts'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { differencesOf, tasksOf } from '../census/in-scope.ts'
import { censusNotFound } from '../errors.ts'
import { accountNames, sightingCounts } from '../queries.ts'
import type { CensusTask } from '../registers/census.ts'

export const showCensus = route({
  method: 'GET',
  path: '/grid/censuses/:census',
  can: 'grid.read',
  summary: {
    zh: '一次普查的任务和进度',
    en: 'A census with its tasks and how far each has come',
  },
  params: z.object({ census: z.string().max(60) }),
  reply: z.object({
    census: z.object({ key: z.string(), version: z.int(), fields: z.record(z.string(), z.unknown()) }),
    tasks: z.array(
      z.object({
        key: z.string(),
        cell: z.string(),
        state: z.enum(['open', 'walked', 'left']),
        walker: z.object({ account: z.int(), name: z.string() }).nullable(),
        walkedOn: z.string().nullable(),
        /** Components to be looked for, as the census was started or the cell walked. */
        registered: z.int(),
        /** Found as registered, and otherwise. */
        seen: z.int(),
        differences: z.int(),
        undecided: z.int(),
      }),
    ),
  }),
  async handle({ db, district }, { params: { census: key } }) {
    const found = (await newestOf(db, district, 'census', [key])).get(key) ?? refuse(censusNotFound)
    const tasks = await tasksOf(db, district, key)
    const seen = await sightingCounts(
      db,
      district,
      tasks.map((task) => task.key),
    )
    const names = await accountNames(
      db,
      district,
      tasks.flatMap(({ fields }) => (fields as CensusTask).walker ?? []),
    )
    const told = Map.groupBy(await differencesOf(db, district, { census: key }), ({ fields }) => fields.task)
    return {
      census: { key, version: found.version, fields: found.fields },
      tasks: tasks.map((task) => {
        const { cell, state, walker, walkedOn, registered } = task.fields as CensusTask
        const differences = told.get(task.key) ?? []
        return {
          ...{ key: task.key, cell, state, walkedOn: walkedOn ?? null },
          walker: walker === undefined ? null : { account: walker, name: names.get(walker) ?? '' },
          registered: registered ?? 0,
          seen: seen.get(task.key) ?? 0,
          differences: differences.length,
          undecided: differences.filter(({ fields }) => fields.result === 'found').length,
        }
      }),
    }
  },
})
