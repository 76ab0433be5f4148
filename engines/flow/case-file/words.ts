import type { Text } from '#kernel/errors.ts'

export type FileLanguage = 'zh' | 'en'

const text = (zh: string, en: string): Text => ({ zh, en })

/** What a printed case says of itself. */
export const fileWords = {
  title: text('案件卷宗', 'Case file'),
  facts: text('基本情况', 'Facts'),
  said: text('诉求内容', 'What was said'),
  supplement: text('补充', 'Added'),
  type: text('类型', 'Type'),
  state: text('状态', 'State'),
  class: text('分类', 'Class'),
  channel: text('渠道', 'Channel'),
  urgency: text('紧急程度', 'Urgency'),
  place: text('地点', 'Place'),
  cell: text('单元网格', 'Cell'),
  position: text('坐标（WGS84）', 'Position (WGS84)'),
  unit: text('承办单位', 'Unit'),
  opened: text('登记时间', 'Opened'),
  closed: text('结束时间', 'Ended'),
  upstream: text('上级平台工单', 'Upstream order'),
  tags: text('标签', 'Tags'),
  links: text('相关案件', 'Related cases'),
  clocks: text('时限及计时说明', 'Clocks, explained'),
  limit: text('时限', 'Limit'),
  started: text('起算', 'Started'),
  due: text('到期', 'Due'),
  originalDue: text('原定到期', 'Originally due'),
  ended: text('停止', 'Ended'),
  rule: text('依据', 'Rule'),
  day: text('日期', 'Day'),
  counted: text('计入', 'Counted'),
  uncounted: text('不计', 'Not counted'),
  why: text('说明', 'Why'),
  moreDays: text(
    '其余 {count} 天从略，合计已计入上表。',
    '{count} more days are left out; the sums hold them.',
  ),
  story: text('办理经过', 'What happened'),
  into: text('转入“{state}”', 'into “{state}”'),
  recorded: text('{moment} 补录', 'recorded {moment}'),
  citizen: text('群众', 'Citizen'),
  system: text('系统', 'System'),
  photos: text('照片与附件', 'Photos and files'),
  photo: text('{kind}，{moment}', '{kind}, {moment}'),
  taken: text('拍摄 {moment}', 'taken {moment}'),
  at: text('位置 {place}', 'at {place}'),
  noPicture: text('（文件不是图片）', '(not a picture)'),
  chain: text('存证', 'Proof'),
  chainHolds: text(
    '{count} 个步骤逐一以 {algorithm} 串联，本卷生成时已逐步重算，全部相符。',
    '{count} steps are chained one to the next by {algorithm}; each was recomputed for this file, and all agree.',
  ),
  chainBroken: text(
    '第 {seq} 步与存证不符，请联系系统管理员核查。',
    'Step {seq} does not agree with its digest: tell the system administrator.',
  ),
  lastDigest: text('末步摘要', 'Digest of the last step'),
  seals: text('日封存', 'Daily seals'),
  notSealed: text('相关日期尚未封存', 'The days concerned are not sealed yet'),
  masked: text('个人信息已遮盖。', 'Personal data are masked.'),
  printed: text('{name} 于 {moment} 打印', 'Printed by {name}, {moment}'),
  page: text('第 {page} 页', 'Page {page}'),
  yes: text('是', 'Yes'),
  no: text('否', 'No'),
  normal: text('一般', 'Normal'),
  urgent: text('紧急', 'Urgent'),
  emergency: text('特急', 'Emergency'),
  running: text('计时中', 'running'),
  met: text('按期', 'met'),
  passed: text('超时', 'late'),
  paused: text('暂停', 'paused'),
  void: text('作废', 'void'),
  merged: text('合并', 'merged'),
  supervision: text('督办单', 'supervision order'),
  split: text('拆分', 'split'),
  related: text('关联', 'related'),
  session: text('工作时段', 'work session'),
  'make-up day': text('调休上班', 'make-up workday'),
  clock: text('连续计时', 'clock time'),
  lunch: text('午休', 'lunch break'),
  break: text('休息', 'break'),
  night: text('非工作时间', 'outside work'),
  weekend: text('周休', 'weekly day off'),
  holiday: text('节假日', 'holiday'),
  workHour: text('{amount} 个工作时', '{amount} work hours'),
  workDay: text('{amount} 个工作日', '{amount} work days'),
  urgentHour: text('{amount} 个紧急工作时', '{amount} urgent hours'),
  urgentDay: text('{amount} 个紧急工作日', '{amount} urgent days'),
  naturalDay: text('{amount} 个自然日', '{amount} natural days'),
} satisfies Record<string, Text>

export type FileWord = keyof typeof fileWords

export type FileSay = (word: FileWord, values?: Record<string, string | number>) => string

/** `say('limit', { amount: 2 })`; a word that is not known says itself. */
export const sayIn =
  (language: FileLanguage): FileSay =>
  (word, values = {}) => {
    const said = (fileWords[word] as Text | undefined)?.[language] ?? String(word)
    return said.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
  }

/** `2026-11-20 09:15:17` as the district's wall shows it. */
export const wallTime = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

/** `2 天 3 小时`, `35 分`. */
export function spanIn(language: FileLanguage, ms: number): string {
  const minutes = Math.round(ms / 60_000)
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60]
  const units = language === 'zh' ? [' 天', ' 小时', ' 分'] : [' d', ' h', ' min']
  const said = [days, hours, rest].flatMap((count, at) => (count > 0 ? [`${count}${units[at]}`] : []))
  return said.join(' ') || `0${units[2]}`
}
