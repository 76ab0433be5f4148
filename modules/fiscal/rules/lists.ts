import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'

const folder = path.join(import.meta.dirname, '..', '..', '..', 'profiles', 'fiscal')

/** A list that a district may extend, from `profiles/fiscal`. */
export const readList = <T>(file: string, shape: z.ZodType<T>): T =>
  shape.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8')))

/** A text without blanks, its brackets and commas of one kind: for comparing names. */
export const tight = (text: string): string =>
  text
    .replaceAll(/[\s#*]/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replaceAll('，', ',')

/** Edits between two short texts (Levenshtein). */
export function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length]!
}
