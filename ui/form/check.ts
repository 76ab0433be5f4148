import { problemsIn } from '../api.ts'
import type { FieldSchema, FormSchema } from '../cases.ts'
import type { Say, Text } from '../words.ts'
import type { formWords } from './words.ts'

export type Answers = Record<string, unknown>
export type Issues = Record<string, string>
type Word = (typeof formWords)['keys'][number]

/** The values a form begins with: the defaults of its schema. */
export const emptyAnswers = (schema: FormSchema | null): Answers =>
  Object.fromEntries(
    Object.entries(schema?.properties ?? {})
      .filter(([, field]) => field.default !== undefined)
      .map(([name, field]) => [name, field.default]),
  )

/**
 * Checks answers as the server will, from the same schema, and takes out what was left empty. The server
 * still has the last word.
 */
export function checkAnswers(
  schema: FormSchema | null,
  values: Answers,
  say: Say<Word>,
  text: (text: Text | undefined) => string,
): { answers: Answers; issues: Issues } {
  const answers: Answers = {}
  const issues: Issues = {}
  for (const [name, field] of Object.entries(schema?.properties ?? {})) {
    const value = typeof values[name] === 'string' ? values[name].trim() : values[name]
    const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
    const isNeeded = schema?.required?.includes(name) && field.default === undefined
    const label = text(field.label) || name
    if (isEmpty && isNeeded) issues[name] = say(isChosen(field) ? 'choose' : 'missing', { label })
    if (isEmpty) continue
    const issue = typeof value === 'string' ? wrongText(field, value, say) : undefined
    if (issue) issues[name] = issue
    answers[name] = value
  }
  return { answers, issues }
}

const isChosen = ({ enum: options, unit, items, class: one, case: other, account }: FieldSchema): boolean =>
  Boolean(options ?? unit ?? items?.unit ?? items?.enum ?? one ?? other ?? account)

function wrongText(field: FieldSchema, value: string, say: Say<Word>): string | undefined {
  if (field.minLength && value.length < field.minLength) return say('short', { count: field.minLength })
  if (field.maxLength && value.length > field.maxLength) return say('long', { count: field.maxLength })
  if (field.pattern && !new RegExp(field.pattern, 'u').test(value)) return say('pattern')
  return undefined
}

/** The fields that the server found wrong, by name (`answers.reply` and `fields.text` alike), and what it said of each. */
export const issuesOf = (error: unknown, text: (said: Text) => string): Issues =>
  Object.fromEntries(
    problemsIn(error).map(({ field, problem }) => [
      field.replace(/^(answers|fields)\./, '').split('.')[0]!,
      text(problem),
    ]),
  )
