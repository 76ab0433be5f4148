import { maskAddress, maskIdentity, maskName, maskPhone, maskSigns } from './masking/field.ts'
import { type Found, findPersonal } from './masking/find.ts'
import type { MaskedKind } from './masking/rule.ts'

export { maskAddress, maskIdentity, maskName, maskPhone } from './masking/field.ts'
export type { MaskedKind } from './masking/rule.ts'

/** Kinds of personal data that a field may hold, and how each is masked. */
export const maskAs = {
  phone: maskPhone,
  name: maskName,
  address: maskAddress,
  identity: maskIdentity,
} satisfies Record<string, (plain: string) => string>
export type PersonalKind = keyof typeof maskAs

export interface Masked {
  /** As long as the text: each hidden sign is a `*` in its place. */
  masked: string
  /** In the order of the text; `end` is exclusive. */
  found: Pick<Found, 'kind' | 'start' | 'end'>[]
}

/**
 * Hides every telephone, identity and card number, address for messages and number plate of a text, however
 * written: full-width digits, Chinese numerals, blanks, dashes and dots between, country and area codes.
 * Dates, amounts, case numbers, short public lines (12345) and coordinates stay. What is left readable is too
 * little to dial: GB/T 35273-2020, `138****8000`.
 * `leave` names kinds that the reader must see, as a number plate is the matter of a parking complaint.
 */
export function maskText(text: string, options: { leave?: readonly MaskedKind[] } = {}): Masked {
  const found = findPersonal(text).filter(({ kind }) => !options.leave?.includes(kind))
  if (found.length === 0) return { masked: text, found }
  return {
    masked: maskSigns(
      text,
      found.flatMap(({ hidden }) => hidden),
    ),
    found: found.map(({ kind, start, end }) => ({ kind, start, end })),
  }
}
