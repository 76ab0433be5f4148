import type { Text } from '#kernel/errors.ts'
import { refuse } from '#kernel/errors.ts'
import type { Method } from '#kernel/route.ts'
import { unitCodeUnknown } from '../errors.ts'

export interface TableColumn {
  name: string
  title: Text
  /** Other words that a header may use. */
  also: readonly string[]
  need: boolean
}

/** A row by the names of our columns; what it does not say is an empty text. */
export type TableRow = Readonly<Record<string, string>>

/** Asks another route of the house in the same transaction and the same person's name. */
export type AskRoute = (method: Method, path: string, query?: object) => Promise<unknown>

/** A table that may be brought in: every row is one call of a route that people use too. */
export interface TableKind {
  code: string
  title: Text
  method: Method
  path: string
  columns: readonly TableColumn[]
  call(
    row: TableRow,
    ask: AskRoute,
  ): Promise<{ params?: object; body: object }> | { params?: object; body: object }
  /** What the answer holds that must be handed out, such as a first password. */
  handsOut?: readonly string[]
}

const column = (name: string, zh: string, en: string, also: string[] = [], need = true): TableColumn => ({
  name,
  title: { zh, en },
  also,
  need,
})

const nameOf = ({ name, nameEn }: TableRow) => ({ zh: name, en: nameEn || name })

const unitKinds: Record<string, string> = {
  中心: 'centre',
  科室: 'section',
  街道: 'street',
  社区: 'community',
  部门: 'department',
  市级: 'city',
}

const units: TableKind = {
  code: 'units',
  title: { zh: '单位', en: 'Units' },
  method: 'POST',
  path: '/org/units',
  columns: [
    column('code', '编码', 'code', ['代码', '单位编码']),
    column('kind', '类型', 'kind', ['单位类型']),
    column('name', '名称', 'name', ['单位名称']),
    column('nameEn', '英文名称', 'English name', ['name en'], false),
    column('parent', '上级编码', 'parent', ['上级', '上级单位'], false),
  ],
  async call(row, ask) {
    const kind = unitKinds[row.kind ?? ''] ?? row.kind
    return {
      body: { code: row.code, kind, name: nameOf(row), parent: await parentOf(row.parent ?? '', ask) },
    }
  },
}

async function parentOf(code: string, ask: AskRoute): Promise<number | null> {
  if (!code) return null
  const { units: known } = (await ask('GET', '/org/units')) as { units: { id: number; code: string }[] }
  return known.find((unit) => unit.code === code)?.id ?? refuse(unitCodeUnknown, { code })
}

const accounts: TableKind = {
  code: 'accounts',
  title: { zh: '账号', en: 'Accounts' },
  method: 'POST',
  path: '/accounts',
  columns: [column('login', '账号', 'login', ['登录名']), column('name', '姓名', 'name', [])],
  call: ({ login, name }) => ({ body: { login, name } }),
  handsOut: ['password'],
}

const classes: TableKind = {
  code: 'classes',
  title: { zh: '自定义类别', en: 'Classes' },
  method: 'POST',
  path: '/catalogue/classes',
  columns: [
    column('edition', '版本', 'edition', ['目录版本']),
    column('kind', '类型', 'kind', []),
    column('code', '代码', 'code', ['编码']),
    column('name', '名称', 'name', ['类别名称']),
    column('nameEn', '英文名称', 'English name', ['name en'], false),
  ],
  call: (row) => ({ body: { edition: row.edition, kind: row.kind, code: row.code, title: nameOf(row) } }),
}

const yes = /^(是|yes|true|1)$/i

const channels: TableKind = {
  code: 'channels',
  title: { zh: '来源渠道', en: 'Channels' },
  method: 'PUT',
  path: '/exchange/channels/:code',
  columns: [
    column('code', '代码', 'code', ['编码']),
    column('name', '名称', 'name', ['渠道名称']),
    column('nameEn', '英文名称', 'English name', ['name en'], false),
    column('short', '编号前缀', 'letters', ['前缀', 'short']),
    column('upstream', '上级平台', 'upstream', [], false),
  ],
  call: (row) => ({
    params: { code: row.code },
    body: { name: nameOf(row), short: row.short, upstream: yes.test(row.upstream ?? '') },
  }),
}

export const tableKinds: readonly TableKind[] = [units, accounts, classes, channels]
