import { z } from 'zod'
import type { Engine } from '#engines/flow/flow.ts'
import { nothing, route } from '#kernel/route.ts'
import { codeField, districtField, numberParam } from '../public/followed-case.ts'
import { speak } from '../public/speak.ts'

/** "Not solved": within the district's window the case goes back to whom had it; afterwards it is reported anew. */
export const reopenAppeal = (engine: Engine) =>
  route({
    method: 'POST',
    path: '/public/appeals/:number/reopening',
    summary: { zh: '群众反映未解决，重新办理', en: 'Say that it is not solved: it is handled again' },
    can: 'public',
    perMinute: 20,
    params: numberParam,
    reply: nothing,
    body: z.object({ ...districtField, ...codeField, reason: z.string().trim().min(2).max(500) }),
    districtOf: ({ body }) => body.district,
    handle: (context, { params: { number }, body: { code, reason } }) =>
      speak(engine, context, { number, code, action: 'reopen', answers: { reason } }),
  })
