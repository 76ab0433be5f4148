import { z } from 'zod'
import { classKeyShape, parseClassKey } from '#engines/catalogue/catalogue.ts'
import { route } from '#kernel/route.ts'
import { readSetting } from '#kernel/settings.ts'
import { moment } from '../../moment.ts'
import { sayClass } from '../say-class.ts'
import { helpSettings } from '../settings.ts'

export const suggestClass = () =>
  route({
    method: 'POST',
    path: '/help/classes',
    can: 'cases.open',
    summary: {
      zh: '按本区办结案件建议分类，附起作用的词；没有把握时不建议',
      en: 'The class that closed cases would give, with the words that decided; nothing when unsure',
    },
    reads: true,
    body: z.object({ type: z.string().max(60), text: z.string().max(4_000) }),
    reply: z.object({
      suggestions: z.array(
        z.object({ class: classKeyShape, sure: z.number().nullable(), because: z.array(z.string()) }),
      ),
      /** From how many cases, and when; null where nothing was learned yet. */
      learned: z.object({ cases: z.number(), at: moment }).nullable(),
    }),
    async handle({ db, district }, { body }) {
      const { sure } = await readSetting(db, district, helpSettings)
      const said = await sayClass(db, district, { caseType: body.type, text: body.text, sure })
      const suggestions = said.suggestions.map((one) => ({ ...one, class: parseClassKey(one.class) }))
      return { suggestions, learned: said.learned }
    },
  })
