import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import { actOnCase } from '../act-on-case.ts'
import { actingFrom } from '../acting.ts'
import { askReason } from '../ask.ts'
import type { Engine } from '../engine.ts'

/** So many in one transaction; the caller asks again for the rest. */
const most = 200

const account = z.int().positive()

/** 离岗移交: every task in the name of somebody who leaves goes to another, or back to its basket. */
export const handOver = (engine: Engine) =>
  route({
    method: 'POST',
    path: '/inbox/hand-over',
    can: 'cases.act',
    summary: { zh: '移交某人名下的全部任务', en: 'Hand over all tasks of one person' },
    body: z.object({ from: account, to: account.nullable(), reason: askReason }),
    reply: z.object({ handed: z.number(), left: z.boolean() }),
    async handle(context, { body: { from, to, reason } }) {
      const ids = await tasksOf(context.db, context.district, from)
      for (const id of ids.slice(0, most))
        await actOnCase(engine, actingFrom(context), {
          id,
          action: 'handOn',
          answers: { account: to, reason },
        })
      context.audit(`tasks-of ${from}`, { to, handed: Math.min(ids.length, most) })
      return { handed: Math.min(ids.length, most), left: ids.length > most }
    },
  })

const tasksOf = async (db: Db, district: DistrictId, person: number): Promise<number[]> =>
  (
    await sql<{ id: number }>`select case_id as id from flow.assignment
      where district_id = ${district} and account_id = ${person} and ended_at is null and role = 'lead'
      order by case_id limit ${most + 1}`.execute(db)
  ).rows.map(({ id }) => id)
