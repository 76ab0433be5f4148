import { z } from 'zod'
import { maskText } from '#kernel/masking.ts'
import { nothing, route } from '#kernel/route.ts'
import { addNote } from '../reconcile/notes.ts'
import { systemAndDay } from '../reconcile/order-list.ts'

export const noteMismatch = route({
  method: 'POST',
  path: '/upstream/reconciliation/notes',
  can: 'exchange.reconcile',
  summary: { zh: '记录对账差异的处理情况', en: 'Say what was done about a mismatch' },
  body: systemAndDay.extend({
    number: z.string().trim().min(1).max(60),
    note: z.string().trim().min(2).max(500),
    /** Nothing more is to be done about it. */
    settled: z.boolean().default(false),
  }),
  reply: nothing,
  async handle({ db, district, user, now, audit }, { body: { note, ...about } }) {
    const { masked } = maskText(note)
    await addNote(db, district, { ...about, note: masked, account: user.account, at: now })
    audit(`reconciliation ${about.system} ${about.day}`, {
      ...{ order: about.number, note: masked, settled: about.settled },
    })
    return {}
  },
})
