import { words } from '#ui/words.ts'

export const importWords = words('import', {
  title: { zh: '导入表格', en: 'Import tables' },
  about: {
    zh: '先试运行：逐行检查，什么都不保存；看过结果再正式导入。',
    en: 'Try it first: every row is checked and nothing is kept. Look at the report, then import.',
  },
  which: { zh: '1 · 导入什么', en: '1 · What' },
  cases: { zh: '案件（按映射）', en: 'Cases (by a mapping)' },
  columns: { zh: '表头', en: 'Columns' },
  optional: { zh: '选填', en: 'optional' },
  template: { zh: '下载空表', en: 'Download an empty table' },
  mapping: {
    zh: '映射（JSON，写法见 docs/guides/import.md）',
    en: 'Mapping (JSON, see docs/guides/import.md)',
  },
  mappingFile: { zh: '选择映射文件', en: 'Choose a mapping' },
  file: { zh: '2 · 表格文件', en: '2 · The table' },
  fileHelp: {
    zh: 'CSV（UTF-8、GB18030）、XLSX 或 NDJSON；首行为表头。',
    en: 'CSV (UTF-8, GB18030), XLSX or NDJSON; the first row names the columns.',
  },
  choose: { zh: '选择文件', en: 'Choose a file' },
  large: {
    zh: '文件超过 20 MB，请分批，或用命令行导入。',
    en: 'Larger than 20 MB: divide it, or use the operator’s tool.',
  },
  try: { zh: '试运行', en: 'Try it' },
  run: { zh: '正式导入', en: 'Import' },
  going: { zh: '正在逐行处理 {file}', en: 'Going through {file}' },
  mayLeave: {
    zh: '可以离开此页，回来时在这里看进度和结果。',
    en: 'You may leave this page: progress and result are here when you come back.',
  },
  chooseAgain: {
    zh: '页面重新打开过，“{file}”不在手边：请重新选择文件。',
    en: 'The page was opened anew and “{file}” is not at hand: choose the file again.',
  },
  putAway: { zh: '收起结果', en: 'Put away' },
  dryReport: { zh: '试运行结果（未保存）', en: 'What would happen (nothing is kept)' },
  report: { zh: '导入结果', en: 'What happened' },
  read: { zh: '读入', en: 'Rows read' },
  would: { zh: '将导入', en: 'Would come in' },
  done: { zh: '已导入', en: 'Came in' },
  changed: { zh: '其中更新', en: 'Of them changed' },
  there: { zh: '已在库', en: 'Already there' },
  refused: { zh: '退回', en: 'Refused' },
  row: { zh: '行', en: 'Row' },
  reason: { zh: '原因', en: 'Reason' },
  content: { zh: '内容', en: 'Content' },
  download: { zh: '下载退回的行', en: 'Download the refused rows' },
  more: {
    zh: '另有 {count} 行，见下载文件',
    en: '{count} more are in the file',
    one: 'One more is in the file',
  },
  leftOut: {
    zh: '未带分类 {class} 行、街道 {street} 行、坐标 {position} 行',
    en: 'Without class: {class}; street: {street}; position: {position}',
  },
  passwords: {
    zh: '首次登录口令只在这份结果里给出，收起后不再提供；请下载后当面交给本人，首次登录必须修改。',
    en: 'First passwords stand in this report alone and are gone once it is put away: download them and hand each to its person. They must be changed at the first sign-in.',
  },
  downloadPasswords: { zh: '下载首次口令', en: 'Download the first passwords' },
  nothing: { zh: '您的账号没有可导入的表', en: 'Your account may import no tables' },
})
