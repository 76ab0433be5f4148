import { z } from 'zod'
import { setting } from '#kernel/settings.ts'

/** The telephone belongs to another system; this is what we know of it. */
export const telephoneRules = setting({
  key: 'exchange.telephone',
  title: { zh: '话务系统对接', en: 'Telephone system' },
  shape: z.object({
    /** Extension → login of the call-taker who sits there; what is not listed is a login itself. */
    extensions: z.record(z.string().max(20), z.string().max(64)),
    /** Whether call-takers may ring themselves, to learn and to show. */
    simulated: z.boolean(),
  }),
  usual: { extensions: {}, simulated: true },
})
