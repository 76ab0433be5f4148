import type { AuditRow } from './queries.ts'
import type { Told } from './tell.ts'

type Language = 'zh' | 'en'

const heading = {
  zh: [
    '编号',
    '时间',
    '账号',
    '姓名',
    '做了什么',
    '对象种类',
    '对象',
    '结果',
    '来源地址',
    '内容',
    '操作代码',
    '对象代码',
  ],
  en: [
    'No.',
    'At',
    'Login',
    'Name',
    'What was done',
    'Kind of thing',
    'Thing',
    'Result',
    'From',
    'Content',
    'Act',
    'Subject',
  ],
} as const
const results = { zh: ['被拒', '成功'], en: ['refused', 'done'] } as const

/** A table that spreadsheets open, in words and with the codes beside: a byte order mark, no cell that begins a formula. */
export const auditCsv = (rows: readonly AuditRow[], told: readonly Told[], language: Language): string => {
  const lines = [heading[language], ...rows.map((row, at) => cells(row, told[at]!, language))]
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

const cells = (row: AuditRow, { words, thing, told }: Told, language: Language): string[] => [
  String(row.id),
  row.at.toISOString(),
  row.login ?? '',
  row.name ?? '',
  words[language],
  thing?.kind?.[language] ?? '',
  thing?.name[language] ?? '',
  results[language][row.succeeded ? 1 : 0],
  row.address ?? '',
  told.map((line) => detailText(line, language)).join('\n'),
  row.act,
  row.subject ?? '',
]

const detailText = ({ label, value, before, after }: Told['told'][number], language: Language): string =>
  `${label[language]}${language === 'zh' ? '：' : ': '}${
    value ? value[language] : `${before?.[language] ?? ''} → ${after?.[language] ?? ''}`
  }`

const cell = (text: string): string =>
  `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
