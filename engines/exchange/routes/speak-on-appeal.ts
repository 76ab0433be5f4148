import { z } from 'zod'
import { actOnCase, type Engine } from '#engines/flow/flow.ts'
import { nothing, route } from '#kernel/route.ts'
import type { Text } from '#kernel/errors.ts'
import {
  citizenActing,
  codeField,
  districtField,
  followedCase,
  numberParam,
} from '../public/followed-case.ts'

/** What a citizen may say later of the own appeal: the case type's action decides whether it may be said. */
const speakOnAppeal = <Said extends z.ZodRawShape>(
  engine: Engine,
  spoken: { path: string; action: string; summary: Text; said: Said },
) =>
  route({
    method: 'POST',
    path: `/public/appeals/:number/${spoken.path}`,
    can: 'public',
    summary: spoken.summary,
    perMinute: 20,
    params: numberParam,
    body: z.object({ ...districtField, ...codeField, ...spoken.said }),
    reply: nothing,
    districtOf: ({ body }) => (body as { district?: number }).district,
    async handle(context, { params: { number }, body }) {
      const { district: _asked, code, ...answers } = body as { district?: number; code: string }
      const { id } = await followedCase(engine, context, { number, code })
      await actOnCase(engine, citizenActing(context), { id, action: spoken.action, answers })
      context.audit(number)
      return {}
    },
  })

const word = z.string().max(40)

export const rateAppeal = (engine: Engine) =>
  speakOnAppeal(engine, {
    path: 'rating',
    action: 'rate',
    summary: { zh: '群众评价办理结果', en: 'Rate how it was handled' },
    said: { satisfied: word, solved: word },
  })

export const supplementAppeal = (engine: Engine) =>
  speakOnAppeal(engine, {
    path: 'supplement',
    action: 'supplement',
    summary: { zh: '群众补充诉求内容', en: 'Add to what was reported' },
    said: { text: z.string().trim().min(1).max(2_000) },
  })
