import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { componentCases } from '../queries.ts'

export const listComponentCases = route({
  method: 'GET',
  path: '/grid/components/:component/cases',
  can: 'cases.read',
  summary: { zh: '一个部件的案件，最新的在前', en: 'The cases about a component, newest first' },
  params: z.object({ component: z.string().max(60) }),
  reply: z.object({
    cases: z.array(
      z.object({
        ...{ id: z.int(), number: z.string(), type: z.string(), state: z.string() },
        openedAt: z.union([z.iso.datetime(), z.date()]),
        closedAt: z.union([z.iso.datetime(), z.date()]).nullable(),
        unit: z.int().nullable(),
      }),
    ),
  }),
  handle: async ({ db, district }, { params: { component } }) => ({
    cases: await componentCases(db, district, component),
  }),
})
