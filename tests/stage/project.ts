import type { FlowDistrict } from '#tests/stage/flow.ts'

interface Shown {
  id: number
  version: number
  state: string
  rate: string | null
  score: string | null
  grade: string | null
  warning: string | null
  missing: number
  reasonsDue: number
  execution: { score: string | null; working: { zh: string } }
  indicators: {
    name: string
    actual: string | null
    score: string | null
    working: { zh: string }
    targetText: string
    evidence: {
      type: string
      channel: string | null
      open: 'no' | null
      clock: 'judged' | null
      from: string
      until: string
      cases: number
      good: number | null
    } | null
  }[]
  monitorings: { elapsed: string; warning: string; findings: { name: string; warning: string }[] }[]
  mendings: { id: number; result: string | null }[]
}

export const indicator = (change: object) => ({
  ...{ first: 'output', second: '数量指标', direction: 'at-least', target: '1', unit: '件', points: '20' },
  ...change,
})

export const indicators = [
  indicator({ name: '12345渠道受理诉求件数', target: '2', measure: 'appeals.opened', channel: '12345' }),
  indicator({
    second: '时效指标',
    name: '诉求按期办结率',
    target: '98',
    unit: '%',
    measure: 'appeals.on-time',
  }),
  indicator({ second: '质量指标', name: '网络检查次数', target: '1000', unit: '次', points: '10' }),
  indicator({
    ...{ first: 'effect', second: '社会效益指标', name: '群众诉求渠道畅通', direction: 'qualitative' },
    ...{ target: null, unit: '', wording: '渠道畅通', points: '30' },
  }),
  indicator({
    first: 'satisfaction',
    second: '服务对象满意度指标',
    name: '来电人满意度',
    target: '95',
    unit: '%',
    points: '10',
  }),
]

export const project = (change: object = {}) => ({
  ...{ year: 2026, code: 'P-1', name: '群众诉求受理平台运行费', section: '受理督办科', yearStart: '240' },
  ...{ goal: '诉求统一受理、限时回复', indicators },
  ...change,
})

let made = 0
export const newestCode = () => `P-${made}`

/** A project of its own for each test, by the profile's performance officer. */
export async function begun(d: FlowDistrict, change: object = {}) {
  const officer = await d.person('performance-officer')
  const send = (method: 'POST' | 'PUT', path: string, body: object) =>
    d.ask<Shown & { code?: string }>(officer.account, method, path, body)
  const { body } = await send('POST', '/performance/projects', project({ code: `P-${++made}`, ...change }))
  const path = `/performance/projects/${body.id}`
  const look = () => officer.get<Shown>(path)
  const version = async () => (await look()).version
  const fill = async (position: number, filled: object) =>
    send('PUT', `${path}/indicators/${position}`, { version: await version(), ...filled })
  return { officer, id: body.id, path, send, look, version, fill }
}

/** Fills in everything that a person must, and the money. */
export async function filled(p: Awaited<ReturnType<typeof begun>>, executed = '236.02') {
  await p.fill(3, { actual: '1036' })
  await p.fill(4, { level: 'reached', percent: '95' })
  await p.fill(5, { actual: '96.3' })
  await p.send('PUT', p.path, { version: await p.version(), executed })
  return p.look()
}

/** Only typed indicators, so that a test's score does not hang on other tests' cases. */
export const typedOnly = { indicators: indicators.map((one) => ({ ...one, measure: null, channel: null })) }
