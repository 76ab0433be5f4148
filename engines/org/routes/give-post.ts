import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { areaNames } from '../district-map.ts'
import { dayAt } from '../enrich.ts'
import { alreadyHolds, areaUnknown } from '../errors.ts'
import { checkFit, checkPlace } from '../grants.ts'
import { holdersFrom, insertHolder } from '../holder-queries.ts'
import type { OrgParts } from '../posts.ts'
import { workingUnit } from '../unit-tree.ts'
import { holderShape } from './list-holders.ts'

/** Giving a post gives its permissions: the security administration's act (GB/T 22239-2019 8.1.4.2). */
export const givePost = ({ rightsChanged }: Pick<OrgParts, 'rightsChanged'>) =>
  route({
    method: 'POST',
    path: '/org/holders',
    can: 'accounts.grant',
    summary: { zh: '授予岗位', en: 'Give an account a post in a unit' },
    body: z.object({
      account: z.int().positive(),
      post: z.string().max(60),
      unit: z.int().positive(),
      area: z.string().max(20).nullable().default(null),
    }),
    reply: holderShape,
    status: 201,
    async handle({ db, district, now, user, audit, afterCommit }, { body }) {
      const post = await checkFit(db, district, { by: user.account, account: body.account, post: body.post })
      await workingUnit(db, district, body.unit)
      await checkPlace(db, district, post, body.unit)
      if (body.area !== null && !(await areaNames(db, district)).has(body.area))
        refuse(areaUnknown, { code: body.area })
      const day = dayAt(now)
      const id = (await insertHolder(db, district, { ...body, from: day })) ?? refuse(alreadyHolds)
      afterCommit(() => rightsChanged(district))
      audit(`holder ${id}`, body)
      return (await holdersFrom(db, district, day, { id }))[0]!
    },
  })
