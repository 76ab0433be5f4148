import { sweepClocks } from '#engines/flow/flow.ts'
import type { FlowDistrict } from '../flow.ts'

export const lamp = { kind: 'help', text: '路灯不亮' }

/** An appeal from the call to its call-back; the unit takes so many days. */
export async function closed(d: FlowDistrict, days: number) {
  const appeal = await d.callTaker.opens('citizen-appeal', lamp)
  await d.dispatcher.does(appeal, 'dispatch', { unit: d.unit('lighting') })
  await d.lighting.does(appeal, 'sign')
  d.waits({ days })
  await sweepClocks(d.house.store, d.district, d.clock.now())
  await d.lighting.does(appeal, 'reply', { reply: '已修复', contacted: 'phone' })
  await d.reviewer.does(appeal, 'accept')
  return d.callerBack.does(appeal, 'callBack', { solved: 'solved', satisfied: 'satisfied' })
}
