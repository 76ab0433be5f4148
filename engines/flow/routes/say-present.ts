import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import type { LiveHub } from '#kernel/live.ts'
import { idParam, route } from '#kernel/route.ts'
import { actingFrom } from '../acting.ts'
import type { Engine } from '../engine.ts'
import { caseNotFound } from '../errors.ts'
import { presentPerson, sayPresent } from '../lists/presence.ts'
import { caseById } from '../queries.ts'
import { maySee } from '../visibility.ts'

/**
 * Two people on one case see each other. Those who have it before them are told at once; others hear nothing.
 * Said every few seconds and forgotten soon, it is no act: the audit trail is spared it.
 */
export const sayPresentRoute = (engine: Engine, live: Pick<LiveHub, 'publish'>) =>
  route({
    method: 'POST',
    path: '/cases/:id/presence',
    can: 'cases.read',
    summary: {
      zh: '告知正在查看此案，得知还有谁',
      en: 'Say that I am looking at a case, and hear who else is',
    },
    params: z.object({ id: idParam }),
    body: z.object({ here: z.boolean().default(true), acting: z.boolean().default(false) }),
    reads: true,
    reply: z.object({ people: z.array(presentPerson) }),
    async handle(context, { params: { id }, body: { here, acting } }) {
      const { db, district, user, now, afterCommit } = context
      const found = await caseById(db, district, id)
      if (!found || !(await maySee(actingFrom(context), found, engine))) refuse(caseNotFound, { id })
      const people = await sayPresent(db, district, { caseId: id, user, now, here, acting })
      const accounts = new Set(people.map(({ account }) => account))
      afterCommit(() =>
        live.publish(district, { type: 'case.present', data: { id, people } }, (reader) =>
          accounts.has(reader.account),
        ),
      )
      return { people }
    },
  })
