import { z } from 'zod'
import { type Acting, actOnCase, casesByUpstream, type Engine, systemUser } from '#engines/flow/flow.ts'
import { refuse } from '#kernel/errors.ts'
import { type Context, route } from '#kernel/route.ts'
import { orderUnknown, signatureWrong, targetUnknown } from '../errors.ts'
import { districtField } from '../public/followed-case.ts'
import { targetsOf } from '../outbox/queries.ts'
import { openSecret, signatureHeader, signedBy } from '../outbox/signature.ts'
import { arrives } from '../upstream/inbox.ts'

const text = (max: number) => z.string().trim().min(1).max(max)

const verdict = z.object({
  ...districtField,
  id: text(100),
  system: text(40),
  number: text(60),
  verdict: z.enum(['accepted', 'sent-back']),
  reason: text(500).min(2).optional(),
})

/** Public to the house, since a machine has no session: the platform's signature is what lets it in. */
export const postVerdict = (engine: Engine) =>
  route({
    method: 'POST',
    path: '/upstream/verdicts',
    can: 'public',
    summary: { zh: '接收上级平台对办理结果的意见', en: 'What the city says of our answer' },
    perMinute: 6_000,
    body: verdict,
    reply: z.object({ known: z.boolean() }),
    districtOf: ({ body }) => body.district,
    async handle(context, { body }) {
      const { db, atCommit, district, now } = context
      await checkSignature(engine, context, body)
      const { id, system, number, verdict: said, reason = '上级平台退回' } = body
      const found = (await casesByUpstream(db, district, system, [number])).get(number)
      if (found === undefined) return refuse(orderUnknown, { number })
      const arrived = { system, message: id, number, receivedAt: now, body: { verdict: said, reason } }
      if (!(await arrives(db, district, { ...arrived, kind: 'verdict' }))) return { known: true }
      const acting: Acting = { db, atCommit, district, now, user: systemUser(district, '上级平台') }
      if (said === 'sent-back')
        await actOnCase(engine, acting, { id: found, action: 'upstreamReturns', answers: { reason } })
      context.audit(number, { verdict: said })
      return { known: false }
    },
  })

async function checkSignature(
  { keys }: Engine,
  { db, district, headers }: Context,
  body: z.output<typeof verdict>,
): Promise<void> {
  const target =
    (await targetsOf(db, district)).find((one) => one.kind === 'upstream' && one.code === body.system) ??
    refuse(targetUnknown, { code: body.system })
  const secret = openSecret(keys, district, target.code, target.secret)
  if (!signedBy(secret, body, headers[signatureHeader])) refuse(signatureWrong)
}
