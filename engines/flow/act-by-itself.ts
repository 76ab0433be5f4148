import { Refused } from '#kernel/errors.ts'
import { type DistrictId, sql, type Store } from '#kernel/sql.ts'
import { systemUser } from './acting.ts'
import { actOnCase } from './act-on-case.ts'
import { districtDesks } from './desk.ts'
import type { Engine } from './engine.ts'

export interface ByItself {
  store: Store
  district: DistrictId
  now: Date
}

interface Due {
  id: number
  answers: Record<string, unknown>
}

/** One action of the product on each case, each in a transaction of its own; returns how many were done. */
async function actOnEach(
  engine: Engine,
  { store, district, now }: ByItself,
  action: string,
  due: readonly Due[],
) {
  let done = 0
  for (const { id, answers } of due)
    await store
      .inDistrict(district, async ({ db, atCommit }) => {
        const acting = { db, atCommit, user: systemUser(district), district, now }
        await actOnCase(engine, acting, { id, action, answers })
        done += 1
      })
      .catch((error: unknown) => {
        // Somebody did it, or the case ended, between the list and the lock.
        if (!(error instanceof Refused)) throw error
      })
  return done
}

/** 挂账 that has come to its day: the clocks run again. */
export async function resumeHungUp(engine: Engine, by: ByItself): Promise<number> {
  const { rows } = await by.store.inDistrict(by.district, ({ db }) =>
    sql<Due>`select id, '{}'::jsonb as answers from flow.case
      where district_id = ${by.district} and resume_at <= ${by.now} order by resume_at limit 1000`.execute(
      db,
    ),
  )
  return actOnEach(engine, by, 'resume', rows)
}

/** What lies with a unit that was merged into another goes to that one, and on to the one it was merged into. */
export async function followUnits(engine: Engine, by: ByItself): Promise<number> {
  const { rows } = await by.store.inDistrict(by.district, ({ db }) =>
    sql<Due>`
      with recursive gone(unit, into_unit) as (
        select unit_id, merged_into from org.fact_unit
        where district_id = ${by.district} and merged_into is not null
        union
        select gone.unit, next.merged_into from gone
        join org.fact_unit next on next.district_id = ${by.district} and next.unit_id = gone.into_unit
        where next.merged_into is not null),
      final as (
        select gone.unit, gone.into_unit from gone
        join org.fact_unit last on last.district_id = ${by.district} and last.unit_id = gone.into_unit
        where last.merged_into is null)
      select distinct a.case_id as id, jsonb_build_object('from', f.unit, 'unit', f.into_unit) as answers
      from final f join flow.assignment a on a.district_id = ${by.district} and a.unit_id = f.unit
        and a.ended_at is null
      order by 1 limit 1000`.execute(db),
  )
  return actOnEach(engine, by, 'followUnit', rows)
}

/**
 * The calendar was edited: clocks that run across its days are asked again. An ended one keeps the time it was
 * judged by. The desk is read anew: the one that the engine keeps may be of before the edit.
 */
export async function recomputeAcross(
  engine: Engine,
  by: ByItself,
  { firstDay, lastDay }: { firstDay: string; lastDay: string },
): Promise<number> {
  const { rows } = await by.store.inDistrict(by.district, ({ db }) =>
    sql<Due>`select distinct case_id as id, '{}'::jsonb as answers from flow.deadline
      where district_id = ${by.district} and ended_at is null and state in ('running', 'passed')
        and due_at >= ${firstDay}::date::timestamp at time zone 'Asia/Shanghai'
        and started_at < (${lastDay}::date + 1)::timestamp at time zone 'Asia/Shanghai'`.execute(db),
  )
  return actOnEach({ ...engine, desk: districtDesks() }, by, 'recompute', rows)
}
