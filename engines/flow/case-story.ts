import { z } from 'zod'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { CaseType } from './declare.ts'
import { actionTitle, stateTitle } from './titles.ts'
import { moment } from './moment.ts'

const text = z.object({ zh: z.string(), en: z.string() })

const storyStep = z.object({
  seq: z.number(),
  action: z.string(),
  title: text,
  from: z.string().nullable(),
  to: z.string(),
  state: text,
  actor: z.number().nullable(),
  actorName: z.string().nullable(),
  post: z.string().nullable(),
  unit: z.number().nullable(),
  answers: z.record(z.string(), z.unknown()),
  at: moment,
  recordedAt: moment,
  hash: z.string(),
  algorithm: z.string(),
})

/** What has happened to a case: its steps as a story, its files, its links. */
export const storyShape = {
  steps: z.array(storyStep),
  attachments: z.array(z.object({ seq: z.number(), hash: z.string(), kind: z.string(), at: moment })),
  links: z.array(z.object({ kind: z.string(), id: z.number(), number: z.string(), state: z.string() })),
  assignments: z.array(z.unknown()),
  requests: z.array(z.unknown()),
}

interface StoryRow {
  seq: number
  action: string
  from_state: string | null
  to_state: string
  actor: number | null
  actor_name: string | null
  post: string | null
  unit_id: number | null
  answers: Record<string, unknown>
  at: Date
  recorded_at: Date
  hash: Buffer
  algorithm: string
}

export async function caseStory(db: Db, district: DistrictId, id: number, type: CaseType) {
  const [steps, attachments, links] = await Promise.all([
    sql<StoryRow>`select * from flow.step
      where district_id = ${district} and case_id = ${id} order by seq`.execute(db),
    sql<{ seq: number; hash: string; kind: string; at: Date }>`
      select seq, hash, kind, at from flow.attachment
      where district_id = ${district} and case_id = ${id} order by seq, hash`.execute(db),
    sql<{ kind: string; id: number; number: string; state: string }>`
      select l.kind, c.id, c.number, c.state from flow.link l
      join flow.case c on c.district_id = l.district_id and c.id = l.other_id
      where l.district_id = ${district} and l.case_id = ${id} and l.ended_at is null
        and not c.confidential order by l.at`.execute(db),
  ])
  return {
    steps: steps.rows.map((row) => ({
      seq: row.seq,
      action: row.action,
      title: actionTitle(type, row.from_state, row.action),
      from: row.from_state,
      to: row.to_state,
      state: stateTitle(type, row.to_state),
      actor: row.actor,
      actorName: row.actor_name,
      post: row.post,
      unit: row.unit_id,
      answers: withoutDigests(row.answers),
      at: row.at,
      recordedAt: row.recorded_at,
      hash: row.hash.toString('hex'),
      algorithm: row.algorithm,
    })),
    attachments: attachments.rows,
    links: links.rows,
  }
}

/** Digests prove what was said; nobody reads them on a page. */
const withoutDigests = ({ digests: _proof, ...answers }: Record<string, unknown>) => answers
