import assert from 'node:assert/strict'
import type { CaseType, Life } from '#engines/flow/flow.ts'
import type { Recount } from './recount.ts'

type FoundCase = Life['found']
type Clock = FoundCase['deadlines'][number]

const newly = new Set(['opened', 'again', 'reopened', 'corrected', 'undone'])

/** What must hold of every case after every step; throws with the case's own words where it does not. */
export function checkInvariants(
  found: FoundCase,
  type: CaseType,
  now: Date,
  recount: Recount,
  marginMs: number,
): void {
  const { case: row, assignments, deadlines, requests } = found
  const state = type.states[row.state]
  assert.ok(state, `undeclared state ${row.state}`)
  const open = assignments.filter((one) => !one.ended_at)
  const leads = open.filter(({ role }) => role === 'lead')
  assert.equal(leads.length, state.final ? 0 : 1, `${leads.length} open leads in ${row.state}`)
  for (const one of open) assert.ok(one.unit_id > 0, `assignment ${one.seq} hangs in the air`)
  for (const one of open.filter(({ role }) => role === 'approval'))
    assert.ok(requests.some(({ id, state: is }) => id === one.request_id && is === 'asked'))
  assert.equal(row.closed_at !== null, state.final === true, `closed_at in ${row.state}`)

  const standing = deadlines.filter((one) => one.state !== 'replaced' && one.state !== 'void')
  for (const name of new Set(deadlines.map((one) => one.name))) {
    const rows = standing.filter((one) => one.name === name)
    assert.ok(rows.filter((one) => !one.ended_at).length <= 1, `two truths of ${name}`)
    assert.equal(
      new Set(rows.map(({ round }) => round)).size,
      rows.length,
      `two versions of a round of ${name}`,
    )
  }
  for (const clock of standing) checkClock(clock, found, now, recount, marginMs)
  for (const [name, spec] of Object.entries(type.clocks)) {
    const running = standing.some((one) => one.name === name && !one.ended_at)
    if (running) assert.ok(spec.in.includes(row.state), `${name} runs in ${row.state}`)
    if (state.final) assert.ok(!running, `${name} outlives its case`)
  }
}

function checkClock(
  clock: Clock,
  { case: row, deadlines }: FoundCase,
  now: Date,
  recount: Recount,
  marginMs: number,
) {
  const told = `${clock.name} round ${clock.round} ${clock.reason}`
  if (clock.state === 'paused') return assert.equal(clock.due_at, null, told)
  if (clock.due_at === null) return assert.ok(clock.ended_at, told)
  if (clock.ended_at === null)
    assert.ok(clock.state !== 'running' || clock.due_at >= now, `${told} was not passed`)
  const cap =
    row.upstream_due && !clock.name.includes('.') && clock.name === 'handle'
      ? row.upstream_due.getTime() - marginMs
      : Infinity
  const counted = Math.min(
    recount.due(clock.started_at, clock.amount, clock.unit, clock.pauses).getTime(),
    cap,
  )
  assert.equal(
    clock.due_at.toISOString(),
    new Date(counted).toISOString(),
    `${told}: due by a count of minutes`,
  )
  const first = deadlines.findLast(
    (one) => one.name === clock.name && one.round === clock.round && newly.has(one.reason),
  )
  assert.equal(
    clock.original_due_at?.getTime(),
    first?.original_due_at?.getTime(),
    `${told}: its original due time moved`,
  )
}
