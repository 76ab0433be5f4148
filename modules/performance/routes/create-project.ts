import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { codeTaken } from '../errors.ts'
import { projectOr404, schemeOf, setIndicators } from '../project.ts'
import { insertProject } from '../queries.ts'
import { indicatorSet, money, year } from '../shapes.ts'

export const createProject = route({
  method: 'POST',
  path: '/performance/projects',
  can: 'performance.edit',
  summary: { zh: '登记绩效项目及其目标', en: 'Enter a project with its targets' },
  body: z.object({
    year,
    code: z.string().trim().min(1).max(40),
    name: z.string().trim().min(1).max(200),
    whole: z.boolean().default(false),
    section: z.string().trim().min(1).max(100),
    kind: z.enum(['recurring', 'continued', 'once']).default('recurring'),
    scheme: z.string().max(40).default('national'),
    goal: z.string().trim().max(2_000).default(''),
    yearStart: money,
    /** Targets may be set later. */
    indicators: z.array(indicatorSet).max(60).default([]),
  }),
  status: 201,
  reply: z.object({ id: z.int() }),
  async handle(context, { body: { indicators, ...made } }) {
    const { db, district, user } = context
    await schemeOf(context, made.scheme)
    const id =
      (await insertProject(db, district, { ...made, adjusted: made.yearStart, by: user.account })) ??
      refuse(codeTaken, { year: made.year, code: made.code })
    if (indicators.length > 0) await setIndicators(context, await projectOr404(context, id), indicators)
    context.audit(`performance-project ${id}`, { year: made.year, code: made.code })
    return { id }
  },
})
