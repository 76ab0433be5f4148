import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after } from 'node:test'
import { z } from 'zod'
import {
  cellField,
  choiceField,
  classesField,
  classField,
  dayField,
  defineRegister,
  entryField,
  numberField,
  personField,
  phoneField,
  placeField,
  registerRoutes,
  registersOf,
  textField,
  unitField,
  yesNoField,
} from '#engines/registers/registers.ts'
import { openKeys } from '#kernel/secrets.ts'
import { sql } from '#kernel/sql.ts'
import { type District, stage } from '../stage.ts'

const t = (zh: string, en: string) => ({ zh, en })
const may = {
  read: 'lamps.read',
  write: 'lamps.edit',
  import: 'lamps.import',
  export: 'lamps.export',
  open: 'lamps.open-personal',
} as const

/** 灯杆: numbered by its register. */
export const pole = defineRegister({
  code: 'pole',
  title: t('灯杆', 'Poles'),
  about: t('路上的灯杆', 'Poles along the roads'),
  fields: z.object({ road: textField(60, { label: t('道路', 'Road') }) }),
  key: { numbered: 'DG' },
  name: 'road',
  columns: ['road'],
  search: ['road'],
  may,
})

/** 路灯: identified by a code on the pole; a field of every kind. */
export const lamp = defineRegister({
  code: 'lamp',
  title: t('路灯', 'Lamps'),
  about: t('路上的灯', 'Lamps along the roads'),
  basis: '区路灯管理办法',
  fields: z.object({
    code: z
      .string()
      .regex(/^L-\d{3,6}$/)
      .meta({ label: t('灯号', 'Code') }),
    name: textField(100, { label: t('名称', 'Name') }),
    state: choiceField(
      { good: t('完好', 'Good'), broken: t('破损', 'Broken'), lost: t('丢失', 'Lost') },
      { label: t('状态', 'State') },
    ),
    height: numberField({ label: t('高度', 'Height'), measure: t('米', 'm'), least: 0, most: 40 }).optional(),
    solar: yesNoField({ label: t('太阳能', 'Solar') }).optional(),
    built: dayField({ label: t('建成日期', 'Built on') }).optional(),
    owner: unitField({ label: t('权属单位', 'Owner') }).optional(),
    class: classField(['component'], { label: t('分类', 'Class') }).optional(),
    cell: cellField({ label: t('单元网格', 'Cell') }).optional(),
    pole: entryField('pole', { label: t('灯杆', 'Pole') }).optional(),
    place: placeField({ label: t('位置', 'Place') }).optional(),
    fits: classesField(['component'], { label: t('适用分类', 'Fits') }).optional(),
    keeper: personField({ label: t('养护联系人', 'Keeper') }).optional(),
    keeperPhone: phoneField({ label: t('养护联系电话', 'Telephone') }).optional(),
    streets: z.array(textField(40, { label: t('街道', 'Street') })).optional(),
  }),
  key: { field: 'code' },
  name: 'name',
  columns: ['code', 'name', 'state'],
  filters: ['state', 'owner', 'class', 'cell', 'built', 'height', 'streets'],
  search: ['name', 'keeper', 'keeperPhone'],
  tones: { field: 'state', of: { good: 'green', broken: 'yellow', lost: 'red' } },
  publishes: ['state', 'cell'],
  may,
})

export const registers = registersOf([lamp, pole])

export const lighting = 'lighting'
export const cell = '420103001001001'
export const lampClass = { edition: 'test', kind: 'component', code: '01001' } as const

const people = async (d: District) => {
  const [working, ended] = await d.inside(async ({ db }) => {
    const unit = async (code: string, name: string, until: string | null) =>
      (
        await sql<{ id: number }>`
          insert into org.unit (district_id, code, kind, name_zh, name_en, valid_from, valid_until)
          values (${d.district}, ${code}, 'department', ${name}, ${code}, '2020-01-01', ${until}) returning id`.execute(
          db,
        )
      ).rows[0]!.id
    await sql`insert into org.area (district_id, code, kind, valid_from)
      values (${d.district}, ${cell}, 'cell', '2020-01-01')`.execute(db)
    await sql`insert into catalogue.edition (district_id, code, title_zh, title_en, basis, national)
      values (${d.district}, 'test', '试', 'Test', '', false)`.execute(db)
    for (const [code, level] of [
      ['01', 1],
      ['01001', 2],
    ] as const)
      await sql`insert into catalogue.class (district_id, edition, kind, code, parent_code, level, title_zh, title_en, confidence)
        values (${d.district}, 'test', 'component', ${code}, ${level === 1 ? null : '01'}, ${level}, '路灯', 'Lamp', 'K')`.execute(
        db,
      )
    return [await unit(lighting, '路灯管理所', null), await unit('old', '旧路灯所', '2024-01-01')]
  })
  return {
    ...{ working: working!, ended: ended! },
    clerk: await d.account({ name: '李册', permissions: ['lamps.read', 'lamps.edit'] }),
    other: await d.account({ name: '王册', permissions: Object.values(may) }),
    reader: await d.account({ permissions: ['lamps.read'] }),
    stranger: await d.account({}),
  }
}
export type RegistersDistrict = District & Awaited<ReturnType<typeof people>>

/** The stage of the registers: two registers, a unit that works and one that ended, a cell, a class. */
export function registersStage() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'huying-keys-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const keys = openKeys(path.join(folder, 'fields.json'))
  return stage({ routes: registerRoutes(registers, keys), extend: people })
}

export interface Entry {
  key: string
  version: number
  act: string
  retired: boolean
  fields: Record<string, unknown>
  since: string
  by: string
  why: string
}

export const lamps = '/registers/lamp/entries'

export const registerLamp = (d: RegistersDistrict, code: string, more: object = {}, said: object = {}) =>
  d.reply<Entry>(d.clerk, 'POST', lamps, {
    fields: { code, name: `${code} 号灯`, state: 'good', ...more },
    why: '新装',
    ...said,
  })

export const listed = async (d: RegistersDistrict, query = ''): Promise<string[]> =>
  (await d.reply<{ entries: Entry[] }>(d.reader, 'GET', lamps + query)).entries.map(({ key }) => key)

export interface ImportReport {
  dryRun: boolean
  head: string[]
  columns: { path: string; column: string | null }[]
  rows: number
  created: number
  changed: number
  unchanged: number
  refused: number
  refusals: { line: number; key: string; code: string; text: { zh: string } }[]
  code?: string
}

/** Sends a table as the page does: the file beside the other fields of a form. */
export async function importTable(
  d: RegistersDistrict,
  file: Uint8Array | string | undefined,
  fields: Record<string, string> = {},
  register = 'lamp',
): Promise<ImportReport> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ why: '普查成果', dryRun: 'false', ...fields }))
    form.append(name, value)
  if (file !== undefined) form.append('file', new Blob([file as string]), '路灯.csv')
  const encoded = new Response(form)
  const answer = await d.request<ImportReport>(
    d.other,
    'POST',
    `/registers/${register}/imports`,
    Buffer.from(await encoded.arrayBuffer()),
    { 'content-type': encoded.headers.get('content-type')! },
  )
  return answer.body
}
