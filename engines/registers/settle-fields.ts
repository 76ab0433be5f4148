import { fieldsWrong, refuse } from '#kernel/errors.ts'
import { problemsOf } from '#kernel/problems.ts'
import type { Register, Settling } from './define-register.ts'
import type { Fields } from './field-form.ts'
import { maskTexts } from './mask-texts.ts'

/** What was given, in the register's shape and completed by the room's own rule; refuses what does not fit. */
export async function settleFields(
  register: Register,
  about: Settling,
  given: Fields,
  before: Fields | undefined,
): Promise<Fields> {
  const parsed = parse(register, given)
  const settled = register.settle ? parse(register, await register.settle(parsed, about, before)) : parsed
  return maskTexts(register, settled)
}

function parse({ fields }: Register, given: Fields): Fields {
  const read = fields.safeParse(withoutNothing(given))
  if (read.success) return withoutNothing(read.data)
  return refuse(fieldsWrong, { issues: problemsOf(read.error.issues, 'fields') })
}

/** A field that says nothing is not kept. */
const withoutNothing = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== null && value !== '' && !isEmptyList(value),
    ),
  )

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0
