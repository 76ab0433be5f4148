import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { User } from '#kernel/user.ts'
import { type FlowDistrict, flowStage, type Post } from '#tests/stage/flow.ts'
import type { PresentPerson } from './presence.ts'

const { inDistrict } = flowStage()

interface Present {
  people: PresentPerson[]
  code: string
}

const says = async (d: FlowDistrict, who: Post, id: number, body: object = {}) =>
  (await d.ask<Present>(who.account, 'POST', `/cases/${id}/presence`, body)).body
const accounts = ({ people }: Present) => people.map(({ account }) => account).toSorted((a, b) => a - b)
const both = (one: Post, other: Post) => [one.account, other.account].toSorted((a, b) => a - b)

test(
  'two people on one case see each other, who is writing, and who has gone or gone quiet',
  inDistrict(async (d) => {
    const appeal = await d.callTaker.opens('citizen-appeal', { kind: 'help', text: '路灯不亮' })
    assert.deepEqual(accounts(await says(d, d.dispatcher, appeal.id)), [d.dispatcher.account])
    const stream = d.house.live.open(
      { account: d.dispatcher.account, district: d.district } as User,
      async () => undefined,
    )
    let heard = ''
    stream.on('data', (chunk) => (heard += String(chunk)))
    const second = await says(d, d.shiftLeader, appeal.id, { acting: true })
    assert.deepEqual(accounts(second), both(d.dispatcher, d.shiftLeader))
    assert.deepEqual(
      second.people.find(({ account }) => account === d.shiftLeader.account)?.acting,
      true,
      'who is writing is shown as writing',
    )
    await says(d, d.shiftLeader, appeal.id, { here: false })
    assert.deepEqual(accounts(await says(d, d.dispatcher, appeal.id)), [d.dispatcher.account])
    stream.destroy()
    assert.match(heard, /event: case\.present\ndata: \{"id":\d+,"people":\[.*"acting":true/)
    await says(d, d.shiftLeader, appeal.id)
    d.waits({ minutes: 1 })
    assert.deepEqual(accounts(await says(d, d.dispatcher, appeal.id)), [d.dispatcher.account])
    assert.equal((await says(d, d.otherStreet, appeal.id)).code, 'flow.case-not-found')
  }),
)
