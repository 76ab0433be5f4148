import type { CaseRow } from '../rows.ts'
import type { Line, Telling } from './answers.ts'
import type { FileStory } from './story.ts'
import { type FileWord, wallTime } from './words.ts'

/** What the case is, a line each; what is not known has no line. */
export function factLines(row: CaseRow, telling: Telling, links: FileStory['links']): Line[] {
  const { names, language, say } = telling
  const area = (code: string | null) => (code ? (names.area.get(code)?.[language] ?? code) : '')
  const moment = (at: Date | null) => (at ? wallTime(at) : '')
  const key = `${row.class_edition}/${row.class_kind}/${row.class_code}`
  const lines: [FileWord, string][] = [
    ['class', row.class_code ? `${names.class.get(key)?.[language] ?? ''} ${row.class_code}` : ''],
    ['channel', names.channel.get(row.channel)?.[language] ?? row.channel],
    ['urgency', say(row.urgency as FileWord)],
    ['opened', moment(row.opened_at)],
    ['closed', moment(row.closed_at)],
    ['place', [area(row.street), area(row.community)].filter(Boolean).join(' · ')],
    ['cell', row.cell ?? ''],
    ['position', row.lng === null ? '' : `${row.lng.toFixed(6)}, ${row.lat!.toFixed(6)}`],
    ['unit', row.unit_id === null ? '' : (names.unit.get(row.unit_id)?.[language] ?? '')],
    ['upstream', [row.upstream_system, row.upstream_number].filter(Boolean).join(' ')],
    ['tags', row.tags.join(language === 'zh' ? '、' : ', ')],
    ['links', links.map(({ kind, number }) => `${say(kind as FileWord)} ${number}`).join('；')],
  ]
  return lines.filter(([, value]) => value !== '').map(([word, value]) => [say(word), value])
}
