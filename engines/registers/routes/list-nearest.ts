import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import type { Registers } from '../define-register.ts'
import { noPlaces } from '../errors.ts'
import { placeFieldOf } from '../field-form.ts'
import { filtersIn } from '../filter.ts'
import { nearestTo } from '../queries/nearest.ts'
import { newestOf } from '../queries/read.ts'
import { plainText, registerParam } from '../shapes.ts'
import { registerFor } from '../who-may.ts'

export const listNearest = (registers: Registers) =>
  route({
    method: 'GET',
    path: '/registers/:register/nearest',
    can: 'signed-in',
    summary: {
      zh: '离一个位置最近的登记条目，可按字段筛选',
      en: 'The entries nearest to a place, narrowed by fields as the list is',
    },
    params: registerParam,
    query: z
      .object({
        lng: z.coerce.number().min(-180).max(180),
        lat: z.coerce.number().min(-85).max(85),
        withinM: z.coerce.number().int().min(1).max(2000).default(200),
        limit: z.coerce.number().int().min(1).max(50).default(10),
      })
      .catchall(plainText(2000)),
    reply: z.object({
      entries: z.array(z.object({ key: z.string(), name: z.string(), metres: z.int() })),
    }),
    async handle({ db, district, user }, { params, query: { lng, lat, withinM, limit, ...fields } }) {
      const register = registerFor(registers, params.register, user, 'read')
      if (!placeFieldOf(register.form)) refuse(noPlaces)
      const asked = { point: { lng, lat }, withinM, limit, filters: filtersIn(register, fields) }
      const near = await nearestTo(db, district, register.code, asked)
      const keys = near.map(({ key }) => key)
      const known = await newestOf(db, district, register.code, keys)
      return {
        entries: near.map(({ key, metres }) => {
          const name = known.get(key)?.fields[register.name]
          return { key, name: typeof name === 'string' ? name : '', metres }
        }),
      }
    },
  })
