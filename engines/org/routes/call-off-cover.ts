import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { idParam, route } from '#kernel/route.ts'
import { dayAt } from '../enrich.ts'
import { coverNotFound } from '../errors.ts'
import { callOffStandIn, holdersFrom } from '../holder-queries.ts'
import type { OrgParts } from '../posts.ts'
import { holderShape } from './list-holders.ts'

/** Who was to stand in no longer does, from this moment on; what was done meanwhile stays. */
export const callOffCover = ({ rightsChanged }: Pick<OrgParts, 'rightsChanged'>) =>
  route({
    method: 'POST',
    path: '/org/holders/:id/stand-ins/end',
    can: 'accounts.grant',
    summary: { zh: '取消或提前结束代班', en: 'Call a stand-in off' },
    params: z.object({ id: idParam }),
    body: z.object({ account: z.int().positive(), from: z.iso.date() }),
    reply: holderShape,
    async handle({ db, district, now, audit, afterCommit }, { params: { id }, body }) {
      const today = dayAt(now)
      if (!(await callOffStandIn(db, district, { holder: id, ...body, today, at: now })))
        refuse(coverNotFound)
      afterCommit(() => rightsChanged(district))
      audit(`holder ${id}`, body)
      return (await holdersFrom(db, district, today, { id }))[0]!
    },
  })
