import { z } from 'zod'
import { fieldsWrong, refuse } from '#kernel/errors.ts'
import { problemsOf } from '#kernel/problems.ts'
import type { Action } from './action.ts'

/** What an action asks, parsed; every answer that does not fit is named at once. */
export const parseAnswers = (
  action: Pick<Action, 'asks'>,
  answers: Record<string, unknown>,
): Record<string, unknown> => parseNamed(action.asks ?? z.object({}), answers, 'answers')

/** `part` begins the names of the fields in the refusal: `answers.reason`, `fields.text`. */
export function parseNamed(
  shape: z.ZodObject,
  given: Record<string, unknown>,
  part: 'answers' | 'fields',
): Record<string, unknown> {
  const read = shape.safeParse(given)
  if (read.success) return read.data
  return refuse(fieldsWrong, { issues: problemsOf(read.error.issues, part) })
}
