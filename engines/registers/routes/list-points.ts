import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import type { Registers } from '../define-register.ts'
import { boxWrong, noPlaces, pastHasNoMap } from '../errors.ts'
import { placeFieldOf } from '../field-form.ts'
import { listAsked } from '../filter.ts'
import { type Box, pointsOf } from '../queries/points.ts'
import { isPast } from '../queries/read.ts'
import { listQuery, registerParam } from '../shapes.ts'
import { registerFor } from '../who-may.ts'

const column = z.array(z.int())

export const listPoints = (registers: Registers) =>
  route({
    method: 'GET',
    path: '/registers/:register/points',
    can: 'signed-in',
    summary: {
      zh: '按列表的筛选条件，登记条目在地图上的位置',
      en: 'Where the entries lie that the list shows, for a map',
    },
    params: registerParam,
    query: listQuery.extend({ bbox: z.string().max(100).optional() }),
    reply: z.object({
      ...{ keys: z.array(z.string()), east: column, north: column, tone: column, tones: z.array(z.string()) },
      origin: z.tuple([z.number(), z.number()]),
      /** How many there are; `keys` is an even share of them where they are too many for a map. */
      count: z.int(),
    }),
    async handle({ db, district, user }, { params, query: { bbox, ...query } }) {
      const register = registerFor(registers, params.register, user, 'read')
      if (!placeFieldOf(register.form)) refuse(noPlaces)
      if (isPast(query)) refuse(pastHasNoMap)
      return pointsOf(db, district, register, { ...listAsked(register, query), box: boxOf(bbox) })
    },
  })

function boxOf(said: string | undefined): Box | undefined {
  if (said === undefined) return undefined
  const sides = said.split(',').map(Number)
  const [west = Number.NaN, south, east = Number.NaN, north] = sides
  if (sides.length !== 4 || sides.some((side) => !Number.isFinite(side))) refuse(boxWrong)
  if (west > east || south! > north!) refuse(boxWrong)
  return sides as unknown as Box
}
