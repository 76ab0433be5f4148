import { z } from 'zod'
import { type Engine, openCase } from '#engines/flow/flow.ts'
import { route } from '#kernel/route.ts'
import { followCode } from '../public/follow-code.ts'
import { appealType, checkDistrict, citizenActing, districtField } from '../public/followed-case.ts'

const text = (max: number) => z.string().trim().min(1).max(max)

export const postAppeal = (engine: Engine) =>
  route({
    method: 'POST',
    path: '/public/appeals',
    can: 'public',
    summary: { zh: '群众提交诉求', en: 'A citizen reports something' },
    perMinute: 20,
    body: z.object({
      ...districtField,
      channel: z.enum(['web', 'kiosk', 'neighbourhood-app']),
      kind: text(20),
      text: text(4_000),
      address: text(200).optional(),
      place: z.object({ lng: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) }).optional(),
      name: text(50).optional(),
      phone: text(30).optional(),
      photos: z
        .array(z.string().regex(/^[0-9a-f]{64}$/))
        .max(9)
        .default([]),
    }),
    reply: z.object({ number: z.string(), code: z.string() }),
    status: 201,
    districtOf: ({ body }) => body.district,
    async handle(context, { body: { district: _asked, channel, place, photos, ...fields } }) {
      await checkDistrict(context)
      const attachments = photos.map((hash) => ({ hash, kind: 'before' }))
      const opening = { type: appealType, channel, fields, attachments, ...(place && { place }) }
      const { number } = await openCase(engine, citizenActing(context), opening)
      context.audit(number)
      return { number, code: followCode(engine.keys, context.district, number) }
    },
  })
