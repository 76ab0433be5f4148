import { z } from 'zod'
import type { Engine } from '#engines/flow/flow.ts'
import { accountIdByLogin } from '#kernel/auth.ts'
import { refuse } from '#kernel/errors.ts'
import { sameBytes } from '#kernel/hash.ts'
import type { LiveHub } from '#kernel/live.ts'
import { type Context, nothing, route } from '#kernel/route.ts'
import { readSetting } from '#kernel/settings.ts'
import { agentUnknown, telephoneKeyWrong } from '../errors.ts'
import { targetsOf } from '../outbox/queries.ts'
import { openSecret } from '../outbox/signature.ts'
import { districtField } from '../public/followed-case.ts'
import { endCall, ring } from '../telephone/calls.ts'
import { telephoneRules } from '../telephone/settings.ts'

const keyHeader = 'x-huying-key'
const text = (max: number) => z.string().trim().min(1).max(max)

/** Public to the house, since a machine has no session: the system's key is what lets it in. */
export const postCall = (engine: Engine, live: LiveHub) =>
  route({
    method: 'POST',
    path: '/telephone/calls',
    can: 'public',
    summary: {
      zh: '话务系统通知来电或挂断（弹屏）；密钥在 x-huying-key 中',
      en: 'A telephone system says that it rings or was hung up; its key goes in x-huying-key',
    },
    perMinute: 6_000,
    // A caller's number comes in: nothing of the request is kept.
    secret: true,
    body: z.object({
      ...districtField,
      system: text(40),
      call: text(60),
      number: text(30),
      /** Extension or login of the call-taker. */
      agent: text(64),
      event: z.enum(['ringing', 'ended']).default('ringing'),
    }),
    reply: nothing,
    districtOf: ({ body }) => body.district,
    async handle(context, { body: { system, call, number, agent, event } }) {
      await checkKey(engine, context, system)
      const account = await accountOf(context, agent)
      if (event === 'ringing') await ring(engine, live, context, { account, system, call, number })
      else await endCall(live, context, { account, call })
      context.audit(`call ${call}`, { event, agent })
      return {}
    },
  })

async function checkKey({ keys }: Engine, { db, district, headers }: Context, system: string): Promise<void> {
  const target = (await targetsOf(db, district)).find(
    ({ kind, code }) => kind === 'telephone' && code === system,
  )
  const given = headers[keyHeader]
  if (!target || typeof given !== 'string') return refuse(telephoneKeyWrong)
  const key = openSecret(keys, district, target.code, target.secret)
  if (!sameBytes(Buffer.from(given), Buffer.from(key))) refuse(telephoneKeyWrong)
}

async function accountOf({ db, district }: Context, agent: string): Promise<number> {
  const { extensions } = await readSetting(db, district, telephoneRules)
  return (await accountIdByLogin(db, district, extensions[agent] ?? agent)) ?? refuse(agentUnknown, { agent })
}
