import assert from 'node:assert/strict'
import { after } from 'node:test'
import { sql } from '#kernel/sql.ts'
import { verifyDistrict } from '#engines/flow/flow.ts'
import { type FurnishedHouse, openFurnishedHouse } from '#tests/furnished-house.ts'
import { type Asking, asker } from './flow/asker.ts'
import { type Post, postOf } from './flow/post.ts'

export type { CaseView, Post, Told } from './flow/post.ts'

/** A Monday, 09:00 in Wuhan. */
const stageStart = new Date('2026-03-02T01:00:00Z')

/** The posts of the profile's accounts, by the login they sign in with. */
const logins = {
  callTaker: 'call-taker',
  dispatcher: 'dispatcher',
  acceptor: 'acceptor',
  reviewer: 'reviewer',
  callerBack: 'caller-back',
  shiftLeader: 'shift-leader',
  supervisor: 'supervisor',
  otherSupervisor: 'supervisor-02',
  supervisionOfficer: 'supervision-officer',
  confidentialOfficer: 'confidential-officer',
  leader: 'leader',
  networkDuty: 'network-duty',
  lighting: 'unit-clerk-03',
  drainage: 'unit-clerk-04',
  urbanManagement: 'unit-clerk',
  street: 'street-clerk',
  otherStreet: 'street-clerk-02',
  community: 'community-clerk',
} as const

type Posts = { [K in keyof typeof logins]: Post }

/** Jianghan with its people, and the words in which the stories of cases are told. */
export interface FlowDistrict
  extends Posts, Pick<FurnishedHouse, 'house' | 'clock' | 'district' | 'app' | 'database'> {
  /** Lets time pass: `d.waits({ days: 8 })`. */
  waits(span: { days?: number; hours?: number; minutes?: number }): void
  /** A unit by its code: `d.unit('lighting')`. */
  unit(code: string): number
  /** Somebody else of the profile, by login. */
  person(login: string): Promise<Post>
  /** A request by the session of an account, or by nobody. */
  ask: Asking
  /** A look behind the API, as the server's role. */
  inside<T = Record<string, unknown>>(query: string): Promise<T[]>
  /** Every chain and every seal of the district holds. */
  verifies(): Promise<void>
}

/**
 * The stage of the flow: one furnished district for all tests of a file. Time begins anew with each test.
 *
 *     const { inDistrict } = flowStage()
 *     test('…', inDistrict(async (d) => {
 *       const appeal = await d.callTaker.opens('citizen-appeal', { kind: 'help', text: '路灯不亮' })
 *       await d.dispatcher.does(appeal, 'dispatch', { unit: d.unit('lighting') })
 *     }))
 */
export function flowStage() {
  let opened: Promise<{ furnished: FurnishedHouse; district: FlowDistrict }> | undefined
  after(async () => (await opened)?.furnished.close())
  return {
    inDistrict: (work: (d: FlowDistrict) => Promise<unknown>) => async () => {
      const { district } = await (opened ??= open())
      district.clock.set(stageStart)
      await work(district)
    },
  }
}

async function open(): Promise<{ furnished: FurnishedHouse; district: FlowDistrict }> {
  const furnished = await openFurnishedHouse(stageStart)
  const { house, clock, district, app, database } = furnished
  const units = await unitsByCode(furnished)
  const ask = asker(furnished)
  const person = (login: string) => postOf(furnished, ask, login)
  const posts = Object.fromEntries(
    await Promise.all(
      Object.entries(logins).map(async ([name, login]) => [name, await person(login)] as const),
    ),
  ) as Posts
  return {
    furnished,
    district: {
      ...posts,
      ...{ house, clock, district, app, database, ask, person },
      waits: ({ days = 0, hours = 0, minutes = 0 }) =>
        clock.advance(((days * 24 + hours) * 60 + minutes) * 60_000),
      unit: (code) => units.get(code) ?? assert.fail(`no unit ${code}`),
      inside: async <T>(query: string) =>
        (await house.store.inDistrict(district, ({ db }) => sql.raw<T>(query).execute(db))).rows,
      async verifies() {
        assert.deepEqual((await verifyDistrict(house.store, district)).broken, [])
      },
    },
  }
}

async function unitsByCode({ house, district }: FurnishedHouse): Promise<Map<string, number>> {
  const { rows } = await house.store.inDistrict(district, ({ db }) =>
    sql<{ code: string; unit_id: number }>`select code, unit_id from org.fact_unit`.execute(db),
  )
  return new Map(rows.map((row) => [row.code, row.unit_id]))
}
