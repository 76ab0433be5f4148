import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { Day } from '#engines/calendar/calendar.ts'
import type { CatalogueProfile } from '../profile.ts'

type Part<K extends keyof CatalogueProfile> = CatalogueProfile[K]

export const storeEditions = (db: Db, district: DistrictId, editions: Part<'editions'>) =>
  sql`insert into catalogue.edition
        (district_id, code, title_zh, title_en, basis, from_day, until_day, national)
      select ${district}, edition, title ->> 'zh', title ->> 'en', basis, "from", until, national
      from jsonb_to_recordset(${JSON.stringify(editions)}::jsonb)
        as one (edition text, title jsonb, basis text, "from" date, until date, national boolean)
      on conflict (district_id, code) do update
        set title_zh = excluded.title_zh, title_en = excluded.title_en, basis = excluded.basis,
            from_day = excluded.from_day, until_day = excluded.until_day, national = excluded.national`.execute(
    db,
  )

/** Adds classes and mends their titles; returns how many rows changed. A class that comes back is in use again. */
export async function storeClasses(db: Db, district: DistrictId, classes: Part<'classes'>): Promise<number> {
  const { rows } = await sql`
    insert into catalogue.class
      (district_id, edition, kind, code, parent_code, level, title_zh, title_en, unit, confidence)
    select ${district}, edition, kind, code, parent, level, title ->> 'zh', title ->> 'en', unit, confidence
    from jsonb_to_recordset(${JSON.stringify(classes)}::jsonb)
      as one (edition text, kind text, code text, parent text, level int, title jsonb, unit text,
              confidence text)
    on conflict (district_id, edition, kind, code) do update
      set title_zh = excluded.title_zh, title_en = excluded.title_en, unit = excluded.unit,
          confidence = excluded.confidence, extension = false, retired_on = null
      where (class.title_zh, class.title_en, class.unit, class.confidence, class.extension, class.retired_on)
        is distinct from
        (excluded.title_zh, excluded.title_en, excluded.unit, excluded.confidence, false, null::date)
    returning code`.execute(db)
  return rows.length
}

/** Retires what an edition no longer lists, but for the district's own extensions. */
export async function retireUnlisted(
  db: Db,
  district: DistrictId,
  classes: Part<'classes'>,
  on: Day,
): Promise<number> {
  const { rows } = await sql`
    with listed as (
      select edition, kind, code from jsonb_to_recordset(${JSON.stringify(classes)}::jsonb)
        as one (edition text, kind text, code text))
    update catalogue.class set retired_on = ${on}
    where district_id = ${district} and not extension and retired_on is null
      and edition in (select edition from listed)
      and (edition, kind, code) not in (select edition, kind, code from listed)
    returning code`.execute(db)
  return rows.length
}

export const storeCrosswalk = (
  db: Db,
  district: DistrictId,
  { from, to, rows }: Part<'crosswalks'>[number],
) =>
  sql`insert into catalogue.crosswalk
        (district_id, from_edition, kind, from_code, to_edition, to_code, relation, note_zh, note_en)
      select ${district}, ${from}, kind, "from", ${to}, "to", relation, note ->> 'zh', note ->> 'en'
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as one (kind text, "from" text, "to" text, relation text, note jsonb)
      on conflict (district_id, from_edition, kind, from_code, to_edition) do update
        set to_code = excluded.to_code, relation = excluded.relation, note_zh = excluded.note_zh,
            note_en = excluded.note_en`.execute(db)

export const storeWords = (db: Db, district: DistrictId, words: Part<'words'>) =>
  sql`insert into catalogue.word (district_id, list, code, position, title_zh, title_en)
      select ${district}, list, code, position, title ->> 'zh', title ->> 'en'
      from jsonb_to_recordset(${JSON.stringify(words.map((word, position) => ({ ...word, position })))}::jsonb)
        as one (list text, code text, position int, title jsonb)
      on conflict (district_id, list, code) do update
        set position = excluded.position, title_zh = excluded.title_zh, title_en = excluded.title_en`.execute(
    db,
  )
