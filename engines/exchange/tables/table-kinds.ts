import { dayKind } from './day-kind.ts'
import { holders, standIns } from './post-kinds.ts'
import { column, nameOf, type TableKind } from './table-kind.ts'
import { unitIdOf } from './who-is.ts'

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
      body: {
        code: row.code,
        kind,
        name: nameOf(row),
        parent: row.parent ? await unitIdOf(row.parent, ask) : null,
      },
    }
  },
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

const reaches: Record<string, string> = { 本人: 'own', 本单位: 'unit', 全区: 'district' }

const templates: TableKind = {
  code: 'templates',
  title: { zh: '答复模板', en: 'Reply templates' },
  method: 'POST',
  path: '/reply-templates',
  columns: [
    column('title', '标题', 'title', ['名称']),
    column('text', '正文', 'text', ['内容']),
    column('reach', '可用范围', 'reach', ['范围'], false),
  ],
  call: ({ title, text, reach = '' }) => ({
    body: { title, text, ...(reach && { reach: reaches[reach] ?? reach }) },
  }),
}

export const tableKinds: readonly TableKind[] = [
  ...[units, accounts, holders, standIns],
  ...[dayKind, classes, channels, templates],
]
