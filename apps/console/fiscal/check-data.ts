import { post } from '#ui/api.ts'
import type { Tone } from '#ui/tag.tsx'
import type { Language, Text } from '#ui/words.ts'

export const severities = ['error', 'rounding', 'implausible', 'missing', 'naming', 'wording'] as const
export type Severity = (typeof severities)[number]

/** The texts of a finding in one language. */
interface FindingWords {
  rule: string
  place: string
  found: string
  expected: string
  computation: string
  note: string
}

/** In Chinese, and under `en` in English. */
export interface Finding extends FindingWords {
  line: number
  severity: Severity
  en: FindingWords
}

export const wordsOf = (finding: Finding, language: Language): FindingWords =>
  language === 'en' ? finding.en : finding

export interface Checked {
  document: {
    unit: string
    year?: number
    kind: 'accounts' | 'budget'
    file: string
    tables: { code: string; kind: string; title: string; line: number; rows: number; cells: number }[]
    unread: { line: number; why: string; en: string }[]
  }
  findings: Finding[]
  lines: { at: number; place: number; text: string }[]
  inText: Finding[]
  rules: Record<string, { title: Text; basis: Text; mend: Text }>
}

/** A file that was dropped: read, refused, or on its way. */
export interface Dropped {
  id: number
  name: string
  checked?: Checked
  error?: unknown
}

export const tones: Record<Severity, Tone> = {
  error: 'red',
  rounding: 'plain',
  implausible: 'violet',
  missing: 'yellow',
  naming: 'blue',
  wording: 'green',
}

export const errorsOf = (one: Dropped): number =>
  one.checked?.findings.filter(({ severity }) => severity === 'error').length ?? 0

/** A finding's name within its file: the same after another check of the same file. */
export const keyOf = ({ line, rule, found }: Finding): string => `${line} ${rule} ${found}`

/** A file's bytes as the API takes them. */
const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve((reader.result as string).replace(/^[^,]*,/, '')))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')))
    reader.readAsDataURL(file)
  })

export const check = async (file: File): Promise<Checked> =>
  post<Checked>('/fiscal/checks', { name: file.name, bytes: await base64Of(file) })

/** Has the server write the findings that are not explained, and saves the file. */
export async function exportAs(
  format: 'xlsx' | 'docx',
  files: readonly Dropped[],
  language: Language,
): Promise<void> {
  const sent = files.flatMap(({ name, checked }) => {
    if (!checked) return []
    const told = explainedIn(checked)
    const findings = checked.inText.flatMap((one, n) =>
      told.has(keyOf(one)) ? [] : [checked.findings[n] ?? one],
    )
    return [{ name, document: checked.document, findings }]
  })
  const { name, bytes } = await post<{ name: string; bytes: string }>('/fiscal/findings-files', {
    ...{ format, language, files: sent },
  })
  const data = Uint8Array.from(atob(bytes), (one) => one.codePointAt(0)!)
  const address = URL.createObjectURL(new Blob([data]))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 1_000)
}

const stored = ({ document: { unit, year, kind } }: Checked): string =>
  `huying.fiscal.${unit}.${year}.${kind}`

/** What this browser's user marked as explained, by unit, year and kind of document. */
export function explainedIn(checked: Checked): Set<string> {
  try {
    return new Set(JSON.parse(localStorage.getItem(stored(checked)) ?? '[]') as string[])
  } catch {
    return new Set()
  }
}

export const keepExplained = (checked: Checked, keys: ReadonlySet<string>): void =>
  localStorage.setItem(stored(checked), JSON.stringify([...keys]))
