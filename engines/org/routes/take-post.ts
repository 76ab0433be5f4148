import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { idParam, nothing, route } from '#kernel/route.ts'
import { dayAt } from '../enrich.ts'
import { grantToSelf } from '../errors.ts'
import { heldNow } from '../grants.ts'
import { endHolder } from '../holder-queries.ts'
import type { OrgParts } from '../posts.ts'

/** The post is lost from today on; what was done in it stays. */
export const takePost = ({ rightsChanged }: Pick<OrgParts, 'rightsChanged'>) =>
  route({
    method: 'POST',
    path: '/org/holders/:id/end',
    can: 'accounts.grant',
    summary: { zh: '免去岗位', en: 'Take a post away' },
    params: z.object({ id: idParam }),
    reply: nothing,
    async handle({ db, district, now, user, audit, afterCommit }, { params: { id } }) {
      const { account, post, unit, from } = await heldNow(db, district, id, now)
      if (account === user.account) refuse(grantToSelf)
      const day = dayAt(now)
      await endHolder(db, district, id, day > from ? day : from)
      afterCommit(() => rightsChanged(district))
      audit(`holder ${id}`, { account, post, unit })
      return {}
    },
  })
