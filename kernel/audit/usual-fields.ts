import type { Fields } from './thing.ts'

/** What acts of any kind say in their details. */
export const usualFields: Fields = {
  login: { zh: '账号', en: 'Login' },
  account: { zh: '人员', en: 'Person', of: 'account' },
  name: { zh: '名称', en: 'Name' },
  title: { zh: '标题', en: 'Title' },
  code: { zh: '代码', en: 'Code' },
  kind: { zh: '种类', en: 'Kind' },
  version: { zh: '版本', en: 'Version' },
  year: { zh: '年度', en: 'Year' },
  reason: { zh: '理由', en: 'Reason' },
  why: { zh: '理由', en: 'Reason' },
  from: { zh: '起', en: 'From' },
  until: { zh: '止', en: 'Until' },
  rows: { zh: '行数', en: 'Rows' },
  lines: { zh: '行数', en: 'Lines' },
  read: { zh: '读入行数', en: 'Rows read' },
  refused: { zh: '被拒行数', en: 'Rows refused' },
  hash: { zh: '文件摘要', en: 'Digest of the file' },
  bytes: { zh: '字节数', en: 'Bytes' },
  format: { zh: '格式', en: 'Format' },
  language: {
    zh: '语言',
    en: 'Language',
    values: { zh: { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } },
  },
  query: { zh: '条件', en: 'Filter' },
  filter: { zh: '条件', en: 'Filter' },
}
