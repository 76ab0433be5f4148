import { classKeyText } from '#engines/catalogue/catalogue.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'

/** The names by which tables say units, classes and people; several ids where a name is not enough. */
export interface Names {
  units: ReadonlyMap<string, readonly number[]>
  unitNames: ReadonlyMap<number, string>
  classes: ReadonlyMap<string, readonly ClassSaid[]>
  accounts: ReadonlyMap<string, readonly number[]>
  accountNames: ReadonlyMap<number, string>
}

interface ClassSaid {
  edition: string
  kind: string
  code: string
}

export async function readNames(db: Db, district: DistrictId): Promise<Names> {
  const units = await sql<{ id: number; code: string; zh: string; en: string; until: string | null }>`
    select unit_id as id, code, name_zh as zh, name_en as en, valid_until::text as until from org.fact_unit
    where district_id = ${district}`.execute(db)
  const classes = await sql<ClassSaid & { zh: string; en: string }>`
    select edition, kind, code, title_zh as zh, title_en as en from catalogue.fact_class
    where district_id = ${district}`.execute(db)
  const accounts = await sql<{ id: number; login: string; name: string }>`
    select account_id as id, login, name from kernel.fact_account where district_id = ${district}`.execute(db)
  const working = units.rows.filter(({ until }) => until === null)
  return {
    units: byName(working, ({ id, code, zh, en }) => [[code, zh, en], id]),
    unitNames: new Map(units.rows.map(({ id, zh }) => [id, zh])),
    classes: byName(classes.rows, ({ edition, kind, code, zh, en }) => [
      [code, zh, en, classKeyText({ edition, kind: kind as 'component', code })],
      { edition, kind, code },
    ]),
    accounts: byName(accounts.rows, ({ id, login, name }) => [[login, name], id]),
    accountNames: new Map(accounts.rows.map(({ id, name }) => [id, name])),
  }
}

function byName<R, T>(rows: readonly R[], said: (row: R) => [names: string[], value: T]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const [names, value] = said(row)
    for (const name of new Set(names)) found.set(name, [...(found.get(name) ?? []), value])
  }
  return found
}
