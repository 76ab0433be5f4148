import { Refused } from '#kernel/errors.ts'
import { maskAs } from '#kernel/masking.ts'
import { decryptField, encryptField, fieldContext, type Keys } from '#kernel/secrets.ts'
import type { DistrictId } from '#kernel/sql.ts'
import type { Register } from './define-register.ts'
import { maskGiven } from './errors.ts'
import { type Fields, personalFieldsOf } from './field-form.ts'
import type { SealedRow } from './queries/personal.ts'

/** What a version says for the first time of a person; it is sealed where the version is kept. */
export interface PersonalValue {
  field: string
  plain: string
}

/** Where a personal value of an entry belongs; moved elsewhere it cannot be read. */
const contextOf = (district: DistrictId, register: string, row: Omit<SealedRow, 'sealed'>): string =>
  fieldContext({
    ...{ district, table: 'registers.personal', field: row.field },
    row: JSON.stringify([register, row.key, row.version]),
  })

interface Sealing {
  district: DistrictId
  keys?: Keys | undefined
}

const keysIn = ({ keys }: Sealing, { code }: Register): Keys => {
  if (!keys) throw new Error(`register ${code} has personal fields: whoever writes it must have the keys`)
  return keys
}

/** The bytes that are kept in the place of a value. */
export const sealValue = (
  sealing: Sealing,
  register: Register,
  { plain, ...row }: Omit<SealedRow, 'sealed'> & { plain: string },
): Buffer => encryptField(keysIn(sealing, register), plain, contextOf(sealing.district, register.code, row))

export const openValue = (sealing: Sealing, register: Register, { sealed, ...row }: SealedRow): string =>
  decryptField(keysIn(sealing, register), sealed, contextOf(sealing.district, register.code, row))

/**
 * Parts what may be read from what is sealed. A field given as its own mask, and one given the value it has, stay
 * as they are. Refuses a mask in the place of a value: nobody would ever know what it hid.
 */
export function maskPersonal(
  sealing: Sealing,
  register: Register,
  fields: Fields,
  { before, held }: { before?: Fields | undefined; held?: ReadonlyMap<string, SealedRow> | undefined } = {},
): { fields: Fields; personal: PersonalValue[] } {
  const masked = { ...fields }
  const personal: PersonalValue[] = []
  for (const field of personalFieldsOf(register.form)) {
    const plain = fields[field]
    if (typeof plain !== 'string' || plain === before?.[field]) continue
    const { label, personal: kind } = register.form.properties[field]!
    const mask = maskAs[kind!](plain)
    if (/[*＊]/.test(plain)) throw new Refused(maskGiven, { label: label?.zh ?? field, value: plain })
    masked[field] = mask
    const row = held?.get(field)
    if (mask === before?.[field] && row && openValue(sealing, register, row) === plain) continue
    personal.push({ field, plain })
  }
  return { fields: masked, personal }
}
