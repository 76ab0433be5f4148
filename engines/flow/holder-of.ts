import type { Text } from '#kernel/errors.ts'
import { sql } from '#kernel/sql.ts'
import type { Acting } from './acting.ts'
import type { Action } from './action.ts'
import { openOnes } from './plan/draft.ts'
import type { FoundCase } from './queries.ts'
import type { Who } from './who.ts'

const roles: Partial<Record<Who, Text>> = {
  unit: { zh: '承办单位', en: 'the unit that leads' },
  handler: {
    zh: '原承办单位（已并入其他单位的，为并入后的单位）',
    en: 'the unit that handled it, or its successor',
  },
  'co-unit': { zh: '协办单位', en: 'a co-handling unit' },
  'part-unit': { zh: '下派单位', en: 'the unit it was passed down to' },
  opener: { zh: '登记人', en: 'who opened it' },
  public: { zh: '群众本人', en: 'the citizen' },
  system: { zh: '系统', en: 'the system itself' },
}

const nobody: Text = { zh: '无人（已结束）', en: 'nobody, for it has ended' }

/** For the refusal that says whom to turn to: whose the action is, and with whom the case lies now. */
export async function holderOf(
  { db, district }: Pick<Acting, 'db' | 'district'>,
  { assignments }: Pick<FoundCase, 'assignments'>,
  { by }: Pick<Action, 'by'>,
): Promise<{ whose: Text; holder: Text }> {
  const lead = openOnes(assignments, 'lead')[0]
  const asked = openOnes(assignments, 'approval').flatMap(({ post }) => post ?? [])
  const posts = [...by, ...(by.includes('approver') ? asked : []), ...(lead?.post ? [lead.post] : [])]
  const { rows } = await sql<{ code: string; name: Text }>`
    select code, jsonb_build_object('zh', title_zh, 'en', title_en) as name from org.fact_post
    where district_id = ${district} and code = any(${posts}::text[])
    union all
    select 'unit', jsonb_build_object('zh', name_zh, 'en', name_en) from org.fact_unit
    where district_id = ${district} and unit_id = ${lead?.unit_id ?? null} and ${lead?.post == null}`.execute(
    db,
  )
  const names = new Map(rows.map(({ code, name }) => [code, name]))
  const of = (who: string): Text => roles[who as Who] ?? names.get(who) ?? { zh: who, en: who }
  // The system's own way to an action helps nobody who is refused it.
  const people = by.length > 1 ? by.filter((who) => who !== 'system' && who !== 'public') : by
  const whose = people.flatMap((who) => (who === 'approver' ? asked : [who])).map(of)
  return {
    whose: whose.length > 0 ? oneOf(whose) : { zh: '审批人', en: 'who must agree' },
    holder: lead ? (names.get(lead.post ?? 'unit') ?? nobody) : nobody,
  }
}

const oneOf = (names: readonly Text[]): Text => ({
  zh: names.map(({ zh }) => zh).join('、'),
  en: names.map(({ en }) => en).join(', '),
})
