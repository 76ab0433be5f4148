import { z } from 'zod'
import type { Fields as AuditFields } from '#kernel/audit.ts'
import type { Text } from '#kernel/errors.ts'
import type { Permission } from '#kernel/route.ts'
import type { Keys } from '#kernel/secrets.ts'
import type { Db, DistrictId } from '#kernel/sql.ts'
import type { User } from '#kernel/user.ts'
import { type FieldForm, type Fields, personalFieldsOf } from './field-form.ts'

/** What a register's own rule may look at. */
export interface Settling {
  db: Db
  district: DistrictId
  now: Date
  user: Pick<User, 'account' | 'name'>
  /** What personal fields are sealed with. */
  keys?: Keys
  /** Where many entries are settled at once, what was looked up for one of them stands for the others. */
  recall?: Recall
}

/** Looks a thing up, or remembers what was found under that key in the same piece of work. */
export type Recall = <T>(key: string, look: () => Promise<T>) => Promise<T>

/** A register as a room declares it; its table, list, form, history, import, export and rights follow. */
export interface RegisterSpec {
  /** Named in addresses and in the store: `component`. Never changed. */
  code: string
  title: Text
  /** One sentence for the reader of the list. */
  about: Text
  /** The standard or regulation that it follows. */
  basis?: string
  /** One schema for both sides: labels, help, measures and references are its marks (see `fields.ts`). */
  fields: z.ZodObject
  /** The field that identifies an entry, or the letters before a number of the register's own. */
  key: { field: string } | { numbered: string }
  /** The field by which an entry is called. */
  name: string
  /** Fields that the list shows, in this order. */
  columns: readonly string[]
  /** Fields that the list filters by. */
  filters?: readonly string[]
  /** Text fields that search reads; the key is always read. */
  search: readonly string[]
  /** The colours of entries on a map, by the value of a field that the list filters by. */
  tones?: { field: string; of: Readonly<Record<string, Tone>> }
  /** Fields that other rooms may read as facts. */
  publishes?: readonly string[]
  /** An act that is not named is nobody's: the room's own routes write the register. */
  may: { read: Permission } & Partial<Record<RegisterAct, Permission>>
  /** What the room's own routes say in the audit trail of its entries, beside the fields. */
  audited?: AuditFields
  /** Completes and checks an entry by the room's own rule before it is kept; refuses what breaks it. */
  settle?: (fields: Fields, about: Settling, before: Fields | undefined) => Promise<Fields>
}

export type Tone = 'green' | 'yellow' | 'red' | 'plain'

/** `open`: to read personal fields unmasked, with a reason. */
export const registerActs = ['read', 'write', 'import', 'export', 'open'] as const
export type RegisterAct = (typeof registerActs)[number]

export interface Register extends Required<Omit<RegisterSpec, 'basis' | 'settle' | 'tones'>> {
  basis: string | undefined
  tones: RegisterSpec['tones']
  settle: RegisterSpec['settle']
  /** The JSON Schema of `fields`: what pages draw and tables are read by. */
  form: FieldForm
}

export type Registers = ReadonlyMap<string, Register>

/** Words of the list's address; no field may bear them. */
const reserved = [
  'q',
  'after',
  'limit',
  'asOf',
  'knownAt',
  'retired',
  'format',
  'language',
  'view',
  'bbox',
  'lng',
  'lat',
  'withinM',
]

/** Declares a register. Throws where a name in it is no field, or the address would mean two things. */
export function defineRegister(spec: RegisterSpec): Register {
  const form = z.toJSONSchema(spec.fields, { io: 'input', unrepresentable: 'any' }) as FieldForm
  const made: Register = {
    filters: [],
    audited: {},
    publishes: [],
    basis: undefined,
    settle: undefined,
    tones: undefined,
    ...spec,
    form,
  }
  const key = 'field' in spec.key ? [spec.key.field] : []
  const named = [spec.name, ...key, ...spec.columns, ...made.filters, ...spec.search, ...made.publishes]
  for (const field of named)
    if (!(field in form.properties)) throw new Error(`register ${spec.code} has no field ${field}`)
  if (made.tones && !made.filters.includes(made.tones.field))
    throw new Error(`register ${spec.code} does not filter by ${made.tones.field}`)
  refuseOpenPersonal(made, key)
  for (const field of Object.keys(form.properties))
    if (reserved.includes(field) || !/^[a-z]\w*$/i.test(field))
      throw new Error(`register ${spec.code}: no field may be called ${field}`)
  return made
}

/** What identifies, is compared or goes to other rooms lies open: nothing personal may. */
function refuseOpenPersonal({ code, form, filters, publishes, may }: Register, key: readonly string[]): void {
  const personal = personalFieldsOf(form)
  for (const field of [...key, ...filters, ...publishes])
    if (personal.includes(field)) throw new Error(`register ${code}: ${field} is personal and would lie open`)
  if (personal.length > 0 && !may.open)
    throw new Error(`register ${code} does not say who may open ${personal.join(', ')}`)
}

/** All registers of the house by code. Throws where two rooms keep one of the same name. */
export function registersOf(all: readonly Register[]): Registers {
  const found = new Map<string, Register>()
  for (const register of all) {
    if (found.has(register.code)) throw new Error(`register ${register.code} is declared twice`)
    found.set(register.code, register)
  }
  return found
}
