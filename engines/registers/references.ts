import { dayAt } from '#engines/org/org.ts'
import { type Refused, Refused as Refusing } from '#kernel/errors.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import { fileByHash } from '#kernel/uploads.ts'
import type { Register } from './define-register.ts'
import { referenceUnknown } from './errors.ts'
import { type Fields, kindOf, termOf, type ValueKind, valuesOf } from './field-form.ts'

type Target = 'unit' | 'cell' | 'class' | 'entry' | 'account' | 'photo'
const targets: readonly ValueKind[] = ['unit', 'cell', 'class', 'entry', 'account', 'photo']

interface Reference {
  target: Target
  /** The register that is referred to; empty for the others. */
  register: string
  field: string
  value: string
}

/** What an entry refers to, without what it referred to before: a unit that ended stays on an old entry. */
function referencesIn(register: Register, fields: Fields, before: Fields | undefined): Reference[] {
  const said = (from: Fields): Reference[] =>
    Object.entries(register.form.properties).flatMap(([field, schema]) => {
      const target = kindOf(schema) as Target
      if (!targets.includes(target)) return []
      const into = (schema.items ?? schema).entry ?? ''
      return valuesOf(from[field]).map((value) => ({
        ...{ target, register: into, field },
        value: termOf(schema, value),
      }))
    })
  const old = new Set(before ? said(before).map(nameOf) : [])
  return said(fields).filter((reference) => !old.has(nameOf(reference)))
}

const nameOf = ({ target, register, value }: Reference): string => `${target} ${register} ${value}`

/**
 * Looks up what the entries refer to: units that still work, cells of the grid, classes of the catalogue,
 * entries that are not retired, accounts that work, files that arrived. Answers a refusal in the place of each entry that names what is not there.
 */
export async function checkReferences(
  db: Db,
  district: DistrictId,
  register: Register,
  entries: readonly { fields: Fields; before?: Fields | undefined }[],
  now: Date,
): Promise<(Refused | undefined)[]> {
  const named = entries.map(({ fields, before }) => referencesIn(register, fields, before))
  const there = await thereAre(db, district, named.flat(), dayAt(now))
  return named.map((references) => {
    const missing = references.find((reference) => !there.has(nameOf(reference)))
    if (!missing) return undefined
    const label = register.form.properties[missing.field]?.label
    return new Refusing(referenceUnknown, {
      ...{ field: missing.field, value: missing.value },
      label: label?.zh ?? missing.field,
    })
  })
}

async function thereAre(
  db: Db,
  district: DistrictId,
  references: readonly Reference[],
  today: string,
): Promise<Set<string>> {
  const there = new Set<string>()
  for (const [group, asked] of Map.groupBy(references, ({ target, register }) => `${target} ${register}`)) {
    const { target, register } = asked[0]!
    const values = [...new Set(asked.map(({ value }) => value))]
    const { rows } = await lookUp[target](db, district, values, { register, today })
    for (const { value } of rows) there.add(`${group} ${value}`)
  }
  return there
}

type LookUp = (
  db: Db,
  district: DistrictId,
  values: readonly string[],
  about: { register: string; today: string },
) => Promise<{ rows: { value: string }[] }>

const lookUp: Record<Target, LookUp> = {
  unit: (db, district, values, { today }) =>
    sql<{ value: string }>`select unit_id::text as value from org.fact_unit
      where district_id = ${district} and unit_id::text = any(${values}::text[])
        and (valid_until is null or valid_until > ${today}::date)`.execute(db),
  cell: (db, district, values, { today }) =>
    sql<{ value: string }>`select area_code as value from org.fact_area
      where district_id = ${district} and kind = 'cell' and area_code = any(${values}::text[])
        and (valid_until is null or valid_until > ${today}::date)`.execute(db),
  class: (db, district, values) =>
    sql<{ value: string }>`select edition || '/' || kind || '/' || code as value from catalogue.fact_class
      where district_id = ${district} and edition || '/' || kind || '/' || code = any(${values}::text[])`.execute(
      db,
    ),
  entry: (db, district, values, { register }) =>
    sql<{ value: string }>`select key as value from registers.entry
      where district_id = ${district} and register = ${register} and key = any(${values}::text[])
        and not retired`.execute(db),
  account: (db, district, values) =>
    sql<{ value: string }>`select account_id::text as value from kernel.fact_account
      where district_id = ${district} and account_id::text = any(${values}::text[]) and active`.execute(db),
  photo: async (db, district, values) => ({
    rows: (await Promise.all(values.map((hash) => fileByHash(db, district, hash)))).flatMap((found) =>
      found ? [{ value: found.hash }] : [],
    ),
  }),
}
