import type { Text } from '#kernel/errors.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { CaseTypes } from '../declare.ts'
import { allChannels } from '../queries.ts'
import { stateTitle } from '../titles.ts'
import type { ListedRow } from './list-cases.ts'

/** What a district calls its units, places, classes and channels: read once for a whole export. */
export interface ExportNames {
  unit: ReadonlyMap<number, Text>
  area: ReadonlyMap<string, Text>
  class: ReadonlyMap<string, Text>
  channel: ReadonlyMap<string, Text>
  types: CaseTypes
}

export async function exportNames(db: Db, district: DistrictId, types: CaseTypes): Promise<ExportNames> {
  const [units, classes, channels] = await Promise.all([
    sql<{ unit_id: number; code: string } & Named>`
      select unit_id, code, name_zh as zh, name_en as en from org.fact_unit
      where district_id = ${district}`.execute(db),
    sql<{ key: string } & Named>`
      select edition || '/' || kind || '/' || code as key, title_zh as zh, title_en as en
      from catalogue.fact_class where district_id = ${district}`.execute(db),
    allChannels(db, district),
  ])
  return {
    unit: new Map(units.rows.map(({ unit_id: id, zh, en }) => [id, { zh, en }])),
    area: new Map(units.rows.map(({ code, zh, en }) => [code, { zh, en }])),
    class: new Map(classes.rows.map(({ key, zh, en }) => [key, { zh, en }])),
    channel: new Map(channels.map(({ code, name }) => [code, name])),
    types,
  }
}

interface Named {
  zh: string
  en: string
}

type Value = string | number | Date | null
type Language = 'zh' | 'en'

interface ExportColumn {
  title: Text
  width: number
  of: (row: ListedRow, names: ExportNames, language: Language) => Value
}

const column = (
  zh: string,
  en: string,
  width: number,
  of: (row: ListedRow, say: (text: Text | undefined) => string, names: ExportNames) => Value,
): ExportColumn => ({
  title: { zh, en },
  width,
  of: (row, names, language) => of(row, (text) => text?.[language] ?? '', names),
})

const eightHoursMs = 8 * 3_600_000
/** The wall clock of the district, which is what a sheet shows. */
const wall = (at: Date | null): Date | null =>
  at && new Date(Math.floor((at.getTime() + eightHoursMs) / 1000) * 1000)

const lights: Record<string, Text> = {
  running: { zh: '计时中', en: 'Running' },
  met: { zh: '按期', en: 'Met' },
  passed: { zh: '超时', en: 'Late' },
  paused: { zh: '暂停', en: 'Paused' },
}
const urgencies: Record<string, Text> = {
  normal: { zh: '一般', en: 'Normal' },
  urgent: { zh: '紧急', en: 'Urgent' },
  emergency: { zh: '特急', en: 'Emergency' },
}

/** What a row of an export may hold. Personal data is in none of them: the text is the masked one. */
export const exportColumns = {
  number: column('案件号', 'Number', 18, (row) => row.number),
  type: column('类型', 'Type', 14, (row, say, { types }) => say(types.get(row.case_type)?.title)),
  state: column('状态', 'State', 12, (row, say, { types }) => {
    const type = types.get(row.case_type)
    return type ? say(stateTitle(type, row.state)) : row.state
  }),
  what: column('内容', 'What', 60, (row) => row.text),
  class: column('分类', 'Class', 20, (row, say, names) => {
    if (row.class_code === null) return ''
    return say(names.class.get(`${row.class_edition}/${row.class_kind}/${row.class_code}`)) || row.class_code
  }),
  channel: column(
    '渠道',
    'Channel',
    14,
    (row, say, { channel }) => say(channel.get(row.channel)) || row.channel,
  ),
  urgency: column('紧急程度', 'Urgency', 10, (row, say) => say(urgencies[row.urgency]) || row.urgency),
  street: column('街道', 'Street', 14, (row, say, { area }) => say(area.get(row.street ?? ''))),
  community: column('社区', 'Community', 16, (row, say, { area }) => say(area.get(row.community ?? ''))),
  cell: column('单元网格', 'Cell', 18, (row) => row.cell),
  lng: column('经度', 'Longitude', 12, (row) => row.lng),
  lat: column('纬度', 'Latitude', 12, (row) => row.lat),
  unit: column('承办单位', 'Unit', 20, (row, say, { unit }) => say(unit.get(row.unit_id ?? -1))),
  clock: column('时限', 'Clock', 10, (row, say) => say(lights[row.clock ?? ''])),
  due: column('到期', 'Due', 19, (row) => wall(row.due_at)),
  opened: column('登记时间', 'Opened', 19, (row) => wall(row.opened_at)),
  dispatched: column('派单时间', 'Dispatched', 19, (row) => wall(row.dispatched_at)),
  handled: column('办结时间', 'Handled', 19, (row) => wall(row.handled_at)),
  closed: column('结束时间', 'Ended', 19, (row) => wall(row.closed_at)),
  last: column('最近办理', 'Last step', 19, (row) => wall(row.last_at)),
  lastActor: column('最近办理人', 'By', 12, (row) => row.last_actor),
  tags: column('标签', 'Tags', 16, (row) => row.tags.join(' ')),
  upstream: column('上级平台工单', 'Upstream order', 22, (row) => row.upstream_number),
} satisfies Record<string, ExportColumn>

export type ExportColumnKey = keyof typeof exportColumns
export const exportColumnKeys = Object.keys(exportColumns) as [ExportColumnKey, ...ExportColumnKey[]]

/** Stands in every row, so that any part of the file says from whom and when it came. */
export const watermarkTitle: Text = { zh: '导出水印', en: 'Exported by' }
