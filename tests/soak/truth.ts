import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { ask } from '#tests/ask.ts'
import type { Installation } from './installation.ts'
import type { Load } from './load.ts'

/** What the store holds against what the clients were told. */
export interface Truth {
  opened: number
  acted: number
  missing: string[]
  doubled: string[]
}

/** Written with the action of another case, or by a split: no request of its own. */
const takenAlong = new Set(['absorb', 'release', 'answerMerged', 'supervised', 'open'])

/** Every acknowledged opening and action is there once, and nothing is there that nobody was told of. */
async function compare({ database }: Installation, { ledger, people }: Load): Promise<Truth> {
  const rows = <T>(text: string) => ask(database.superuserUrl, text) as Promise<T[]>
  const found: Truth = { opened: ledger.opened.length, acted: ledger.acted.length, missing: [], doubled: [] }
  const miss = (what: string) => void found.missing.push(what)
  const twice = (what: string) => void found.doubled.push(what)

  const said = await rows<{ token: string; id: number; number: string }>(`
    select substring(d.text from 'SOAK[A-J]+X') as token, c.id::int as id, c.number
    from flow.detail d join flow.case c on c.district_id = d.district_id and c.id = d.case_id
    where d.seq = 1 and d.text ~ 'SOAK[A-J]+X' and c.split_from is null and c.case_type <> 'supervision-order'`)
  const byToken = Map.groupBy(said, (row) => row.token)
  for (const { token, id, number } of ledger.opened) {
    const there = byToken.get(token) ?? []
    if (!there.some((row) => row.id === id && row.number === number)) miss(`case ${number}`)
  }
  const told = new Set(ledger.opened.map((one) => one.token))
  for (const [token, there] of byToken)
    if (there.length > 1 || !told.has(token)) twice(`opening ${token}: ${there.length} cases`)

  const accounts = people.map(({ account }) => account).join()
  const steps = await rows<{ id: number; seq: number; action: string }>(`
    select case_id::int as id, seq, action from flow.step where actor in (${accounts})
      and case_id >= ${Math.min(...ledger.opened.map(({ id }) => id))}`)
  const stepped = new Map(steps.map((step) => [`${step.id}/${step.seq}`, step.action]))
  for (const { id, action, version } of ledger.acted) {
    if (stepped.get(`${id}/${version}`) === action) stepped.delete(`${id}/${version}`)
    else miss(`step ${version} ${action} of case ${id}`)
  }
  for (const [step, action] of stepped) if (!takenAlong.has(action)) twice(`step ${step} ${action}`)
  return found
}

/** The comparison itself would notice: an answer that nothing stands behind, and a step that nobody was told of. */
async function wouldNotice(installation: Installation, load: Load): Promise<void> {
  const { opened, acted } = load.ledger
  const ledger = {
    ...load.ledger,
    opened: [...opened.slice(1), { ...opened[0]!, token: 'SOAKNEVERX', number: 'never' }],
    acted: acted.slice(1),
  }
  const { missing, doubled } = await compare(installation, { ...load, ledger })
  assert.deepEqual([missing.length, doubled.length], [1, 2])
}

/** What must hold of every case of the store, whoever opened it; each line names what is broken. */
const half: Record<string, string> = {
  'cases without a step': `select number from flow.case c where not exists (select from flow.step s
    where s.district_id = c.district_id and s.case_id = c.id)`,
  'cases without what was said': `select number from flow.case c where not exists (select from flow.detail d
    where d.district_id = c.district_id and d.case_id = c.id and d.seq = 1)`,
  'cases that end before or after their chain': `select number from flow.case c where last_seq <> (select count(*)
    from flow.step s where s.district_id = c.district_id and s.case_id = c.id) or last_seq <> version`,
  'open cases without one lead': `select number from flow.case c where closed_at is null and (select count(*)
    from flow.assignment a where a.district_id = c.district_id and a.case_id = c.id and a.role = 'lead'
      and a.ended_at is null) <> 1`,
  'closed cases that somebody still holds': `select number from flow.case c where closed_at is not null
    and exists (select from flow.assignment a where a.district_id = c.district_id and a.case_id = c.id
      and a.role = 'lead' and a.ended_at is null)`,
  'cases without any deadline': `select number from flow.case c where not exists (select from flow.deadline d
    where d.district_id = c.district_id and d.case_id = c.id)`,
  'assignments without an owner': `select case_id from flow.assignment a where not exists (select from org.unit u
    where u.district_id = a.district_id and u.id = a.unit_id)`,
  'clocks with two truths': `select case_id from flow.deadline where ended_at is null
    and state in ('running', 'passed', 'paused') group by district_id, case_id, name having count(*) > 1`,
  'steps, clocks, assignments or words of no case': `select case_id from (
    select district_id, case_id from flow.step union select district_id, case_id from flow.deadline
    union select district_id, case_id from flow.assignment union select district_id, case_id from flow.detail
    union select district_id, case_id from flow.personal) r
    where not exists (select from flow.case c where c.district_id = r.district_id and c.id = r.case_id)`,
  'numbers given twice': `select number from flow.case group by district_id, number having count(*) > 1`,
  'merges that do not balance': `select c.number from flow.case c full join (select district_id, merged_into as id,
      count(*) as times from flow.case where merged_into is not null group by 1, 2) m using (district_id, id)
    where coalesce((c.counts->>'merged')::int, 0) <> coalesce(m.times, 0)`,
}

async function nothingHalf({ database }: Installation): Promise<void> {
  for (const [what, query] of Object.entries(half)) {
    const found = await ask(database.superuserUrl, `${query} limit 5`)
    assert.deepEqual(found, [], what)
  }
}

/** Every chain, seal and file of the store, by the operator's own command. */
async function verified(installation: Installation): Promise<Record<'cases' | 'steps' | 'seals', number>> {
  const { code, said } = await installation.huying('verify')
  assert.equal(code, 0, said)
  const counted = /cases (\d+).*steps (\d+).*seals (\d+)/.exec(said)
  assert.ok(counted, said)
  const [cases, steps, seals] = counted.slice(1).map(Number)
  return { cases: cases!, steps: steps!, seals: seals! }
}

/** The queue forgot nothing: what waits is worked off, no job and no queue stays with a worker that died. */
async function queueDrains({ database }: Installation, seconds = 150): Promise<number> {
  const begun = performance.now()
  for (;;) {
    const [left] = await ask(
      database.superuserUrl,
      `select (select count(*)::int from graphile_worker._private_jobs where run_at < now()
          and attempts < max_attempts) as due,
        (select count(*)::int from graphile_worker._private_jobs where attempts >= max_attempts) as failed,
        (select count(*)::int from graphile_worker._private_jobs
          where locked_at < now() - interval '60 seconds') as held,
        (select count(*)::int from graphile_worker._private_job_queues
          where locked_at < now() - interval '60 seconds') as queues`,
    )
    const taken = (performance.now() - begun) / 1000
    if (left!.due === 0 && left!.failed === 0 && left!.held === 0 && left!.queues === 0) return taken
    assert.ok(taken < seconds, `the queue does not drain: ${JSON.stringify(left)}`)
    await pause(500)
  }
}

/** What every kill is judged by; fails with what is missing, doubled, half, wrongly answered or broken. */
export async function nothingLost(installation: Installation, load: Load) {
  const { missing, doubled, opened, acted } = await compare(installation, load)
  assert.deepEqual(missing, [])
  assert.deepEqual(doubled, [])
  const { faults, hung } = load.ledger.met
  assert.deepEqual([faults, hung], [[], 0])
  await wouldNotice(installation, load)
  await nothingHalf(installation)
  const drained = await queueDrains(installation)
  return { found: { opened, acted }, drained, ...(await verified(installation)) }
}
