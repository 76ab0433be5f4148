import { z } from 'zod'
import { channelsOf } from '#engines/flow/flow.ts'
import { route } from '#kernel/route.ts'
import { measures } from '../measured.ts'
import { knownSchemes } from '../project.ts'
import { scheme } from '../rules/scheme.ts'

const title = z.object({ zh: z.string(), en: z.string() })
const measure = z.object({
  code: z.string(),
  title,
  unit: z.string(),
  basis: z.string(),
})

export const listChoices = route({
  method: 'GET',
  path: '/performance/choices',
  can: 'performance.read',
  summary: { zh: '评分办法和可由系统统计的计量项', en: 'Ways of scoring, and what the house can count' },
  reply: z.object({
    schemes: z.array(scheme),
    measures: z.array(measure),
    /** Channels that a count may be limited to. */
    channels: z.array(z.object({ code: z.string(), title })),
  }),
  async handle(context) {
    return {
      schemes: await knownSchemes(context),
      channels: (await channelsOf(context.db, context.district)).map(({ code, name }) => ({
        code,
        title: name,
      })),
      measures: measures.map(({ code, title: named, unit, basis }) => ({ code, title: named, unit, basis })),
    }
  },
})
