import type { z } from 'zod'
import { fieldsWrong, refuse, settingUnknown, type Text } from './errors.ts'
import { problemsOf } from './problems.ts'
import type { Permission } from './route.ts'
import { type Db, type DistrictId, sql } from './sql.ts'

export { bothLanguages, said } from './settings/said.ts'

/** Something a district may set for itself; declared where it is read, with the value it has until then. */
export interface Setting<T> {
  /** `room.what`. */
  key: string
  title: Text
  /** What the codes of a list are called in this district: they are chosen then, not typed. */
  choices?: (db: Db, district: DistrictId) => Promise<Record<string, Text>>
  /** Who may see and change it (default: `system.configure`). */
  can?: Permission
  shape: z.ZodType<T>
  usual: T
  /** What no shape can say, such as points that make 100 together: refuses it by a code of its own. */
  check?: (value: T, about: CheckedFor) => void | Promise<void>
}

/** Where and upon what a setting is about to be changed. */
export interface CheckedFor {
  db: Db
  district: DistrictId
}

const declared = new Map<string, Setting<unknown>>()

/** Declares a setting. Throws when the key is taken or the usual value does not fit its own shape. */
export function setting<T>(made: Setting<T>): Setting<T> {
  if (declared.has(made.key)) throw new Error(`setting ${made.key} is declared twice`)
  made.shape.parse(made.usual)
  declared.set(made.key, made as Setting<unknown>)
  return made
}

export const allSettings = (): Setting<unknown>[] => [...declared.values()]

export const settingPermission = (made: Setting<unknown>): Permission => made.can ?? 'system.configure'

export const settingOf = (key: string): Setting<unknown> =>
  declared.get(key) ?? refuse(settingUnknown, { key })

/** The district's value, or the usual one. */
export async function readSetting<T>(db: Db, district: DistrictId, made: Setting<T>): Promise<T> {
  const { rows } = await sql<{ value: unknown }>`
    select value from kernel.setting where district_id = ${district} and key = ${made.key}`.execute(db)
  return rows[0] ? made.shape.parse(rows[0].value) : made.usual
}

/** The value in the setting's shape; refuses one that does not fit, field by field, or that its own rule forbids. */
export async function settingValue(
  made: Setting<unknown>,
  given: unknown,
  about: CheckedFor,
): Promise<unknown> {
  const read = made.shape.safeParse(given)
  if (read.success) {
    await made.check?.(read.data, about)
    return read.data
  }
  return refuse(fieldsWrong, { issues: problemsOf(read.error.issues, 'value') })
}

export const storedSettings = async (db: Db, district: DistrictId) =>
  (
    await sql<{ key: string; value: unknown; changed_at: Date }>`
      select key, value, changed_at from kernel.setting where district_id = ${district}`.execute(db)
  ).rows

export const storeSetting = (
  db: Db,
  district: DistrictId,
  set: { key: string; value: unknown; by: number; at: Date },
) =>
  sql`insert into kernel.setting (district_id, key, value, changed_by, changed_at)
      values (${district}, ${set.key}, ${JSON.stringify(set.value)}, ${set.by}, ${set.at})
      on conflict (district_id, key) do update
        set value = excluded.value, changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(
    db,
  )
