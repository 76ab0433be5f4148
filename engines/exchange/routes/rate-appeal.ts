import { z } from 'zod'
import type { Engine } from '#engines/flow/flow.ts'
import { nothing, route } from '#kernel/route.ts'
import { codeField, districtField, numberParam } from '../public/followed-case.ts'
import { speak } from '../public/speak.ts'

const word = z.string().max(40)

export const rateAppeal = (engine: Engine) =>
  route({
    method: 'POST',
    path: '/public/appeals/:number/rating',
    summary: { zh: '群众评价办理结果', en: 'Rate how it was handled' },
    can: 'public',
    perMinute: 20,
    params: numberParam,
    reply: nothing,
    body: z.object({ ...districtField, ...codeField, satisfied: word, solved: word }),
    districtOf: ({ body }) => body.district,
    handle: (context, { params: { number }, body: { code, satisfied, solved } }) =>
      speak(engine, context, { number, code, action: 'rate', answers: { satisfied, solved } }),
  })
