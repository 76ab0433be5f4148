/** What a call-taker sends: parsed, classified, placed in its cell, with a clock. */
export const opening = {
  type: 'citizen-appeal',
  channel: '12345',
  class: { edition: 'local-appeals', kind: 'appeal', code: '010201' },
  place: { lng: 114.2836, lat: 30.5805 },
  fields: {
    kind: 'help',
    text: '来电反映，民族路路口路灯不亮，连续三天晚上黑得看不见路。希望尽快修复。',
    phone: '19900001234',
    address: '民族路',
  },
}

const calls = [
  ['010101', '路面有一个大坑，晚上骑车容易摔倒，请尽快填补。'],
  ['010103', '井盖翻了，旁边只放了一根树枝，老人孩子经过很危险。'],
  ['010201', '巷子里的路灯坏了好几盏，夜里看不清台阶。'],
  ['010301', '下水道堵了，污水冒到路面，气味很大。'],
  ['020101', '垃圾堆了三天没有人来收，苍蝇很多。'],
  ['020103', '有人夜里把装修剩下的砖块倒在绿化带边上。'],
  ['020402', '店铺把货物摆到人行道上，行人只能走机动车道。'],
  ['020501', '二楼的招牌一边松了，刮风时摇晃，担心掉下来。'],
] as const

/**
 * The n-th of many calls: other words, other classes and other places of the district, so that a store which has
 * been measured often is still one that could be.
 */
export function openingOf(n: number): typeof opening {
  const [code, text] = calls[n % calls.length]!
  const share = (step: number) => ((n * step) % 9973) / 9973
  return {
    ...opening,
    class: { ...opening.class, code },
    place: { lng: 114.25 + 0.05 * share(7919), lat: 30.57 + 0.04 * share(4507) },
    fields: { ...opening.fields, text, phone: `1990000${String(n % 10_000).padStart(4, '0')}` },
  }
}
