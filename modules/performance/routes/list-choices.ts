import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { measures } from '../measured.ts'
import { knownSchemes } from '../project.ts'
import { scheme } from '../rules/scheme.ts'

const measure = z.object({
  code: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  unit: z.string(),
  basis: z.string(),
})

export const listChoices = route({
  method: 'GET',
  path: '/performance/choices',
  can: 'performance.read',
  summary: { zh: '评分办法和可由系统统计的计量项', en: 'Ways of scoring, and what the house can count' },
  reply: z.object({ schemes: z.array(scheme), measures: z.array(measure) }),
  async handle(context) {
    return {
      schemes: await knownSchemes(context),
      measures: measures.map(({ code, title, unit, basis }) => ({ code, title, unit, basis })),
    }
  },
})
