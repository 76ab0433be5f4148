import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { idParam, route } from '#kernel/route.ts'
import { dayAt } from '../enrich.ts'
import { coverBackwards, coverBySelf } from '../errors.ts'
import { checkFit, heldNow } from '../grants.ts'
import { holdersFrom, insertStandIn } from '../holder-queries.ts'
import type { OrgParts } from '../posts.ts'
import { holderShape } from './list-holders.ts'

/** Somebody else holds the post as well for some days: leave does not stop a case. */
export const coverLeave = ({ rightsChanged }: Pick<OrgParts, 'rightsChanged'>) =>
  route({
    method: 'POST',
    path: '/org/holders/:id/stand-ins',
    can: 'accounts.grant',
    summary: { zh: '安排代班', en: 'Let somebody stand in' },
    params: z.object({ id: idParam }),
    body: z.object({
      account: z.int().positive(),
      from: z.iso.date(),
      until: z.iso.date().describe('The first day on which the cover is over'),
      reason: z.string().trim().min(1).max(200),
    }),
    reply: holderShape,
    status: 201,
    async handle({ db, district, now, user, audit, afterCommit }, { params: { id }, body }) {
      const today = dayAt(now)
      const held = await heldNow(db, district, id, now)
      if (body.account === held.account) refuse(coverBySelf)
      if (body.until <= body.from || body.until <= today) refuse(coverBackwards)
      await checkFit(db, district, { by: user.account, account: body.account, post: held.post })
      await insertStandIn(db, district, { holder: id, ...body })
      afterCommit(() => rightsChanged(district))
      audit(`holder ${id}`, body)
      return (await holdersFrom(db, district, today, { id }))[0]!
    },
  })
