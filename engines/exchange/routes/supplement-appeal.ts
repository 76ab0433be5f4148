import { z } from 'zod'
import type { Engine } from '#engines/flow/flow.ts'
import { nothing, route } from '#kernel/route.ts'
import { codeField, districtField, numberParam } from '../public/followed-case.ts'
import { speak } from '../public/speak.ts'

export const supplementAppeal = (engine: Engine) =>
  route({
    method: 'POST',
    path: '/public/appeals/:number/supplement',
    summary: { zh: '群众补充诉求内容', en: 'Add to what was reported' },
    can: 'public',
    perMinute: 20,
    params: numberParam,
    reply: nothing,
    body: z.object({ ...districtField, ...codeField, text: z.string().trim().min(1).max(2_000) }),
    districtOf: ({ body }) => body.district,
    handle: (context, { params: { number }, body: { code, text } }) =>
      speak(engine, context, { number, code, action: 'supplement', answers: { text } }),
  })
