/** A made-up source: street lamps reported to another office, with what happened to them. */
export const lampMapping = {
  about: { zh: '自编的路灯表', en: 'A made-up table of lamps' },
  system: 'lamps',
  name: { zh: '路灯所', en: 'Lamp office' },
  number: '编号',
  type: 'street-defect',
  ignore: ['null'],
  fields: {
    text: '内容',
    address: { column: '地点', otherwise: '–' },
    phone: '电话',
    foundBySupervisor: { constant: false },
  },
  channel: { constant: '12345' },
  unit: { constant: 'lamps' },
  times: { zone: 'Asia/Shanghai' },
  moments: { opened: '登记时间', closed: '办结时间' },
  due: '期限',
  status: '状态',
  walks: {
    已办结: [
      { action: 'accept', at: 'opened', assumed: true, post: 'acceptor' },
      { action: 'file', at: 'opened', assumed: true, post: 'shift-leader' },
      { action: 'dispatch', at: 'opened', assumed: true, post: 'dispatcher', namesUnit: true },
      {
        action: 'handle',
        at: 'closed',
        post: 'unit-clerk',
        answers: { result: { constant: '来源记为已办结' } },
      },
      { action: 'checked', at: 'closed', assumed: true, post: 'supervisor' },
      { action: 'close', at: 'closed', post: 'shift-leader' },
    ],
    重复: [
      { action: 'reject', at: 'closed', post: 'acceptor', answers: { reason: { constant: '来源记为重复' } } },
    ],
    未办: [],
  },
  district: {
    code: '429999',
    name: { zh: '路灯回放区', en: 'Lamp replay' },
    units: [{ code: 'lamps', name: { zh: '路灯所', en: 'Lamp office' } }],
    channels: [{ code: '12345', name: { zh: '电话', en: 'Phone' }, short: 'DH', upstream: false }],
  },
}

export const lampHeader = '编号,内容,地点,电话,登记时间,办结时间,期限,状态'

/** Rows of lamps, numbered from 1; the telephone in the text and in its column is a person's. */
export const lampRows = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, i) => `L${i + 1},路灯不亮，回电13812345678,中山路${i + 1}号,13987654321,2026-02-02T09:00:00,,,未办`,
  )

export const lampTable = (rows: readonly string[]): string => `${[lampHeader, ...rows].join('\n')}\n`
