import { z } from 'zod'
import { classKeyShape } from '#engines/catalogue/catalogue.ts'
import { coordinateSystems, locate } from '#engines/org/org.ts'
import { route } from '#kernel/route.ts'
import type { Engine } from '../../engine.ts'
import { alikeCase, findAlike } from '../find-alike.ts'

export const alikeWhileTyping = (engine: Engine) =>
  route({
    method: 'POST',
    path: '/help/alike',
    can: 'cases.open',
    summary: {
      zh: '边填边查：可能是同一件事的案件',
      en: 'While typing: cases that may be of the same thing',
    },
    reads: true,
    body: z.object({
      type: z.string().max(60),
      text: z.string().max(4_000),
      class: classKeyShape.optional(),
      place: z
        .object({ lng: z.number(), lat: z.number(), system: z.enum(coordinateSystems).default('WGS84') })
        .optional(),
      street: z.string().max(20).optional(),
      community: z.string().max(20).optional(),
    }),
    reply: z.object({ cases: z.array(alikeCase) }),
    async handle({ db, district, user, now }, { body }) {
      const place = await locate(db, district, body)
      const cases = await findAlike({ db, district, user }, engine.types, {
        caseType: body.type,
        classCode: body.class?.code ?? null,
        text: body.text,
        at: now,
        ...place,
      })
      return { cases }
    },
  })
