import type { AuditRow } from './queries.ts'

const heading = [
  '编号 id',
  '时间 at',
  '账号 login',
  '姓名 name',
  '操作 act',
  '对象 subject',
  '成功 succeeded',
  '来源 address',
  '详情 details',
]

/** A table that spreadsheets open: a byte order mark for the Chinese, no cell that begins a formula. */
export const auditCsv = (rows: readonly AuditRow[]): string =>
  `\uFEFF${[heading, ...rows.map(cells)].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`

const cells = (row: AuditRow): string[] => [
  String(row.id),
  row.at.toISOString(),
  row.login ?? '',
  row.name ?? '',
  row.act,
  row.subject ?? '',
  row.succeeded ? '是' : '否',
  row.address ?? '',
  JSON.stringify(row.details),
]

const cell = (text: string): string =>
  `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
