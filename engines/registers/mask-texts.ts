import { type MaskedKind, maskText } from '#kernel/masking.ts'
import type { Register } from './define-register.ts'
import type { Fields, FieldSchema } from './field-form.ts'

/** What stays readable: plates are often the very matter; of what is told to the public, whom to call as well. */
const left: Record<NonNullable<FieldSchema['free']>, readonly MaskedKind[]> = {
  inside: ['plate'],
  public: ['plate', 'phone', 'landline', 'service-line'],
}

/**
 * Hides the numbers of persons that somebody wrote into a free text, as in the texts of cases: a person's number
 * belongs into a field of its own, where it can be opened with a reason. What identifies an entry stays as it is.
 */
export const maskTexts = ({ form, key }: Pick<Register, 'form' | 'key'>, fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([field, value]) => {
      const schema = form.properties[field]
      const free = (schema?.items ?? schema)?.free
      if (!free || ('field' in key && key.field === field)) return [field, value]
      const masked = (text: unknown) =>
        typeof text === 'string' ? maskText(text, { leave: left[free] }).masked : text
      return [field, Array.isArray(value) ? value.map(masked) : masked(value)]
    }),
  )
