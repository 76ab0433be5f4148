import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import type { Keys } from '#kernel/secrets.ts'
import type { Registers } from '../define-register.ts'
import { entryNotFound, reasonNeeded } from '../errors.ts'
import { openValue } from '../personal.ts'
import { noteDisclosure, sealedOf } from '../queries/personal.ts'
import { versionHolding } from '../queries/read.ts'
import { entryParams, pastQuery, plainText } from '../shapes.ts'
import { registerFor } from '../who-may.ts'

const leastReason = 4

/** Opens what an entry says of persons, as it is or as it was on a day: an act with a reason that stays on record. */
export const openPersonalFields = (registers: Registers, keys: Keys) =>
  route({
    method: 'POST',
    path: '/registers/:register/entries/:key/personal',
    can: 'signed-in',
    summary: {
      zh: '查看登记条目中的个人信息（记录理由）',
      en: 'Open the personal data of an entry, with a reason on record',
    },
    // The answer is what must not lie open anywhere, the kept reply of a repeated request included.
    secret: true,
    params: entryParams,
    body: pastQuery.extend({ reason: plainText(200).trim() }),
    reply: z.object({ personal: z.array(z.object({ field: z.string(), value: z.string() })) }),
    async handle(context, { params: { register: code, key }, body: { reason, ...past } }) {
      const { db, district, user, now } = context
      const register = registerFor(registers, code, user, 'open')
      if (reason.length < leastReason) refuse(reasonNeeded, { least: leastReason })
      const entry = await versionHolding(db, district, register.code, key, past)
      if (!entry) return refuse(entryNotFound, { key })
      const { version } = entry
      const held = await sealedOf(db, district, register.code, { keys: [key], upTo: version })
      const rows = [...(held.get(key)?.values() ?? [])].filter(({ field }) => field in entry.fields)
      await noteDisclosure(db, district, {
        ...{ register: register.code, key, version, reason, at: now },
        ...{ account: user.account, fields: rows.map(({ field }) => field) },
      })
      context.audit(`${register.code} ${key}`, { version, reason })
      return {
        personal: rows.map((row) => ({
          field: row.field,
          value: openValue({ district, keys }, register, row),
        })),
      }
    },
  })
