import { z } from 'zod'
import { actOnCase, type Engine } from '#engines/flow/flow.ts'
import { type Context, nothing, route } from '#kernel/route.ts'
import {
  citizenActing,
  codeField,
  districtField,
  followedCase,
  numberParam,
} from '../public/followed-case.ts'

const word = z.string().max(40)
const spoken = {
  method: 'POST',
  can: 'public',
  perMinute: 20,
  params: numberParam,
  reply: nothing,
} as const

export const rateAppeal = (engine: Engine) =>
  route({
    ...spoken,
    path: '/public/appeals/:number/rating',
    summary: { zh: '群众评价办理结果', en: 'Rate how it was handled' },
    body: z.object({ ...districtField, ...codeField, satisfied: word, solved: word }),
    districtOf: ({ body }) => body.district,
    handle: (context, { params: { number }, body: { code, satisfied, solved } }) =>
      speak(engine, context, { number, code, action: 'rate', answers: { satisfied, solved } }),
  })

export const supplementAppeal = (engine: Engine) =>
  route({
    ...spoken,
    path: '/public/appeals/:number/supplement',
    summary: { zh: '群众补充诉求内容', en: 'Add to what was reported' },
    body: z.object({ ...districtField, ...codeField, text: z.string().trim().min(1).max(2_000) }),
    districtOf: ({ body }) => body.district,
    handle: (context, { params: { number }, body: { code, text } }) =>
      speak(engine, context, { number, code, action: 'supplement', answers: { text } }),
  })

interface Spoken {
  number: string
  code: string
  action: string
  answers: Record<string, unknown>
}

/** What a citizen says later of the own appeal; the case type's action decides whether it may be said. */
async function speak(engine: Engine, context: Context, { number, code, action, answers }: Spoken) {
  const { id } = await followedCase(engine, context, { number, code })
  await actOnCase(engine, citizenActing(context), { id, action, answers })
  context.audit(number)
  return {}
}
