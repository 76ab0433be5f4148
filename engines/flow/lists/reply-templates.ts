import { z } from 'zod'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { User } from '#kernel/user.ts'

export const templateBody = z.object({
  title: z.string().trim().min(1).max(40),
  /** `{number}`, `{unit}` and `{today}` are filled in where the text is taken. */
  text: z.string().trim().min(2).max(2000),
  /** Who may take it: oneself, one's unit with those below it, everybody. */
  reach: z.enum(['own', 'unit', 'district']).default('own'),
})
export type TemplateBody = z.output<typeof templateBody>

export const templateShape = templateBody.extend({ id: z.int(), mine: z.boolean() })

/** The district's own texts bear no unit's number. */
const wholeDistrict = 0

interface Row {
  id: number
  account_id: number
  unit_id: number | null
  title: string
  text: string
}

/** One's own, those of one's units and of the units above them, the district's; in this order, by title. */
export async function templatesFor(db: Db, district: DistrictId, user: User) {
  const units = user.posts.map(({ unit }) => unit)
  const { rows } = await sql<Row>`
    with recursive above as (
      select unit_id, parent_id from org.fact_unit
      where district_id = ${district} and unit_id = any(${units}::bigint[])
      union
      select u.unit_id, u.parent_id from org.fact_unit u join above a on u.unit_id = a.parent_id
      where u.district_id = ${district})
    select id, account_id, unit_id, title, text from flow.reply_template t
    where t.district_id = ${district} and (t.account_id = ${user.account} and t.unit_id is null
      or t.unit_id = ${wholeDistrict} or t.unit_id in (select unit_id from above))
    order by t.unit_id is not null, t.unit_id = ${wholeDistrict}, t.title, t.id`.execute(db)
  return rows.map((row) => templateOf(row, user.account))
}

export async function insertTemplate(
  db: Db,
  district: DistrictId,
  { body, account, unit, at }: { body: TemplateBody; account: number; unit: number | undefined; at: Date },
) {
  const holder = { own: null, unit: unit ?? null, district: wholeDistrict }[body.reach]
  const { rows } = await sql<Row>`
    insert into flow.reply_template (district_id, account_id, unit_id, title, text, changed_at)
    values (${district}, ${account}, ${holder}, ${body.title}, ${body.text}, ${at})
    returning id, account_id, unit_id, title, text`.execute(db)
  return templateOf(rows[0]!, account)
}

/** Only who wrote it takes it away; its title, or undefined where there is none of theirs. */
export const deleteTemplate = async (
  db: Db,
  district: DistrictId,
  { id, account }: { id: number; account: number },
): Promise<string | undefined> =>
  (
    await sql<{ title: string }>`delete from flow.reply_template
      where district_id = ${district} and id = ${id} and account_id = ${account} returning title`.execute(db)
  ).rows[0]?.title

/** Texts that a profile brings, for everybody. */
export async function loadTemplates(
  db: Db,
  district: DistrictId,
  { templates, account, at }: { templates: readonly TemplateBody[]; account: number; at: Date },
): Promise<void> {
  for (const one of templates)
    await insertTemplate(db, district, { body: { ...one, reach: 'district' }, account, unit: undefined, at })
}

const templateOf = (row: Row, account: number): z.output<typeof templateShape> => ({
  id: row.id,
  title: row.title,
  text: row.text,
  reach: row.unit_id === null ? 'own' : row.unit_id === wholeDistrict ? 'district' : 'unit',
  mine: row.account_id === account,
})
