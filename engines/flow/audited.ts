import { thing, thingOf } from '#kernel/audit.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { CaseTypes } from './declare.ts'
import { allChannels } from './queries.ts'

thing({
  word: 'case',
  bare: true,
  title: { zh: '案件', en: 'case' },
  fields: {
    type: { zh: '案件类型', en: 'Case type', of: 'case-type' },
    action: { zh: '动作', en: 'Action', said: true },
    look: { zh: '查看了案件页', en: 'Looked at' },
    printed: { zh: '打印卷宗', en: 'Case file printed' },
    receipt: { zh: '凭回执', en: 'By its receipt' },
    upstream: { zh: '上级平台编号', en: 'Number upstream' },
    verdict: { zh: '意见', en: 'Verdict' },
  },
})

thing({
  word: 'template',
  title: { zh: '答复模板', en: 'reply template' },
  fields: {
    reach: {
      ...{ zh: '可用范围', en: 'Who may take it' },
      values: {
        own: { zh: '本人', en: 'its author' },
        unit: { zh: '本单位', en: 'the unit' },
        district: { zh: '全区', en: 'the district' },
      },
    },
    text: { zh: '正文', en: 'Text' },
  },
  names: templateNames,
})

thing({
  word: 'view',
  title: { zh: '列表视图', en: 'saved view' },
  fields: { shared: { zh: '全区共享', en: 'Shared with the district' } },
  names: viewNames,
})

thing({
  word: 'export',
  title: { zh: '导出', en: 'export' },
  fields: {
    columns: { zh: '列', en: 'Columns' },
    words: { zh: '查找', en: 'Words sought' },
  },
})

thing({
  word: 'caller',
  title: { zh: '来电人（号码摘要）', en: 'caller, by the digest of the number' },
  fields: { cases: { zh: '列出的案件', en: 'Cases listed' } },
})

thing({
  word: 'tasks-of',
  title: { zh: '任务，原承办人', en: 'tasks of' },
  fields: {
    to: { zh: '移交给', en: 'Handed to', of: 'account' },
    handed: { zh: '移交件数', en: 'Tasks handed over' },
  },
  names: accountNames,
})

thing({
  word: 'channel',
  title: { zh: '来源渠道', en: 'channel' },
  fields: {
    short: { zh: '编号字母', en: 'Letters of its numbers' },
    upstream: { zh: '上级平台渠道', en: 'From the upstream platform' },
  },
  names: async (db, district) =>
    new Map((await allChannels(db, district)).map(({ code, name }) => [code, name])),
})

const ids = (keys: readonly string[]) => keys.filter((key) => /^\d{1,15}$/.test(key)).map(Number)
const byId = (rows: readonly { id: number; name: string }[]) =>
  new Map(rows.map(({ id, name }) => [String(id), { zh: name, en: name }]))

async function templateNames(db: Db, district: DistrictId, keys: readonly string[]) {
  const { rows } = await sql<{ id: number; name: string }>`
    select id, title as name from flow.reply_template
    where district_id = ${district} and id = any(${ids(keys)}::bigint[])`.execute(db)
  return byId(rows)
}

async function viewNames(db: Db, district: DistrictId, keys: readonly string[]) {
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from flow.saved_view
    where district_id = ${district} and id = any(${ids(keys)}::bigint[])`.execute(db)
  return byId(rows)
}

async function accountNames(db: Db, district: DistrictId, keys: readonly string[]) {
  const { rows } = await sql<{ id: number; name: string }>`
    select account_id as id, name from kernel.fact_account
    where district_id = ${district} and account_id = any(${ids(keys)}::bigint[])`.execute(db)
  return byId(rows)
}

/** Case types are declared by rooms: their titles come with the engine. */
export function nameCaseTypes(types: CaseTypes): void {
  if (thingOf('case-type')) return
  const titles = new Map([...types.values()].map(({ code, title }) => [code, title]))
  thing({ word: 'case-type', title: { zh: '案件类型', en: 'case type' }, names: async () => titles })
}
