import { z } from 'zod'
import {
  type Decimal,
  decimal,
  inSentence,
  over,
  percent,
  sum,
  times,
  written,
} from '#engines/reports/reports.ts'
import { route } from '#kernel/route.ts'
import { type Evaluated, evaluateAll } from '../evaluate.ts'
import { knownSchemes } from '../project.ts'
import { newestWarnings, projectsIn } from '../queries.ts'
import { listedOf, projectListed, year } from '../shapes.ts'

const summary = z.object({
  projects: z.int(),
  submitted: z.int(),
  adjusted: z.string(),
  executed: z.string(),
  rate: z.string().nullable(),
  /** Of the projects that have one, weighted by nothing: each counts once. */
  averageScore: z.string().nullable(),
  grades: z.object({ excellent: z.int(), good: z.int(), fair: z.int(), poor: z.int() }),
  warned: z.int(),
})

export const listProjects = route({
  method: 'GET',
  path: '/performance/projects',
  can: 'performance.read',
  summary: { zh: '列出一年的绩效项目和汇总', en: 'List the projects of a year, with their sums' },
  query: z.object({ year }),
  reply: z.object({ projects: z.array(projectListed), summary }),
  async handle(context, { query }) {
    const { db, district } = context
    const rows = await projectsIn(db, district, query.year)
    const all = await evaluateAll(db, district, rows, await knownSchemes(context))
    const warnings = new Map(
      (
        await newestWarnings(
          db,
          district,
          rows.map(({ id }) => id),
        )
      ).map((one) => [one.project_id, one.warning]),
    )
    const projects = all.map((one) => listedOf(one, warnings.get(one.project.id) ?? null))
    const single = all.filter(({ project }) => !project.whole)
    return {
      projects,
      summary: {
        ...summed(single),
        warned: projects.filter((one) => !one.whole && one.warning && one.warning !== 'none').length,
      },
    }
  },
})

/** The department's own evaluation holds its projects: it is left out, so that nothing counts twice. */
function summed(all: readonly Evaluated[]) {
  const of = (key: 'adjusted' | 'executed'): Decimal => sum(all.map(({ project }) => decimal(project[key])))
  const rate = over(times(of('executed'), decimal(100)), of('adjusted'), 2)
  const scores = all.flatMap(({ total }) => total ?? [])
  const average = over(sum(scores), decimal(scores.length), 2)
  const graded = (grade: string): number => all.filter((one) => one.grade === grade).length
  return {
    projects: all.length,
    submitted: all.filter(({ project }) => project.state === 'submitted').length,
    adjusted: written(of('adjusted')),
    executed: written(of('executed')),
    rate: rate ? inSentence(percent(rate, 2)) : null,
    averageScore: average ? written(average) : null,
    grades: {
      excellent: graded('excellent'),
      good: graded('good'),
      fair: graded('fair'),
      poor: graded('poor'),
    },
  }
}
