import { maskText } from '#kernel/masking.ts'
import type { Effect } from '../effects.ts'
import type { RequestRow } from '../rows.ts'
import { addAssignment, type Draft, endAssignment, openOnes } from './draft.ts'

type Of<K extends Effect['kind']> = Extract<Effect, { kind: K }>

export interface Asker {
  account: number
  name: string
  unit: number
}

/** Puts a request before the first post that must agree. */
export function askRequest(draft: Draft, { request, approver, answers }: Of<'ask'>, by: Asker): void {
  const id = draft.requests.reduce((most, row) => Math.max(most, row.id), 0) + 1
  draft.requests.push({
    id,
    kind: request,
    state: 'asked',
    level: 0,
    asked_by: by.account,
    asked_unit: by.unit,
    asked_at: draft.at,
    answers: maskedAnswers(answers),
    decisions: [],
    decided_at: null,
  })
  draft.changed.requests.add(id)
  askApproval(draft, id, approver, by)
}

const maskedAnswers = (answers: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(answers).map(([field, said]) => [
      field,
      typeof said === 'string' ? maskText(said).masked : said,
    ]),
  )

const askApproval = (draft: Draft, request: number, post: string, by: Asker): void =>
  addAssignment(draft, {
    role: 'approval',
    unit_id: draft.desk.centre,
    post,
    request_id: request,
    asked_by: by.account,
  })

/** One decision: the next level is asked, or the request is granted or declined. */
export function decideRequest(draft: Draft, { request, grant, note, next }: Of<'decide'>, by: Asker): void {
  const row = draft.requests.find((one) => one.id === request)
  if (!row || row.state !== 'asked') return
  const decision = { by: by.account, name: by.name, at: draft.at.toISOString(), grant }
  row.decisions = [
    ...row.decisions,
    note === undefined ? decision : { ...decision, note: maskText(note).masked },
  ]
  for (const held of openOnes(draft.assignments, 'approval'))
    if (held.request_id === request) endAssignment(draft, held, grant ? 'granted' : 'declined')
  if (grant && next) {
    row.level += 1
    askApproval(draft, request, next, by)
  } else {
    row.state = grant ? 'granted' : 'declined'
    row.decided_at = draft.at
  }
  draft.changed.requests.add(request)
}

/** What was still asked when a case ended, or went to others, is answered by that. */
export function lapseRequests(draft: Draft, which: (row: RequestRow) => boolean = () => true): void {
  for (const row of draft.requests) {
    if (row.state !== 'asked' || !which(row)) continue
    row.state = 'lapsed'
    row.decided_at = draft.at
    draft.changed.requests.add(row.id)
    for (const held of openOnes(draft.assignments, 'approval'))
      if (held.request_id === row.id) endAssignment(draft, held, 'lapsed')
  }
}

export const askedRequest = (rows: readonly RequestRow[], kind: string): RequestRow | undefined =>
  rows.find((row) => row.kind === kind && row.state === 'asked')
