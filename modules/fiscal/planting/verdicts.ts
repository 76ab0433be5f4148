import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Finding } from '../document.ts'
import { codeOf } from '../finding.ts'

/** What a person who read them said of the firings on published documents: `line rule verdict`, by document. */
const verdicts = z
  .record(z.string(), z.array(z.string().regex(/^\d+ [A-Z]\d\d (true|false)$/)))
  .parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'verdicts.json'), 'utf8')))

/** A document's number in the collection, or the form's name with its kind: `002`, `form.pdf`. */
export const documentOf = (file: string): string =>
  /^(\d{3})-/.exec(path.basename(file))?.[1] ?? (file.includes('模板') ? `form${path.extname(file)}` : file)

/** Undefined where nobody has read it. */
export function verdictOf(document: string, finding: Finding): boolean | undefined {
  const said = (verdicts[document] ?? []).find((one) => one.startsWith(`${finding.line} ${codeOf(finding)} `))
  return said === undefined ? undefined : said.endsWith('true')
}
