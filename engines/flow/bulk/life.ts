import type { Location } from '#engines/org/org.ts'
import { refuse } from '#kernel/errors.ts'
import type { Keys } from '#kernel/secrets.ts'
import type { User } from '#kernel/user.ts'
import { parseAnswers } from '../parse-answers.ts'
import { stepHash } from '../chain.ts'
import { actionsIn, type CaseTypes } from '../declare.ts'
import type { District } from '../desk.ts'
import { actionNotOffered, caseTypeUnknown } from '../errors.ts'
import { parseFields } from '../open-case.ts'
import { type Opening, openingShape } from '../opening.ts'
import type { Draft } from '../plan/draft.ts'
import { planAction } from '../plan/plan-action.ts'
import { planOpening } from '../plan/plan-opening.ts'
import type { SealedRow } from '../record/seal-personal.ts'
import type { Detail, Written } from '../record/write-move.ts'
import type { FoundCase } from '../queries.ts'
import { chainAlgorithm } from '../chain.ts'
import type { StepRow } from '../rows.ts'

export interface LifeStep extends StepRow {
  hash: Buffer
  algorithm: string
}

/** A case and everything that happened to it, held in memory until it is copied in. */
export interface Life {
  found: FoundCase
  detail: Detail
  steps: LifeStep[]
  personal: (SealedRow & { seq: number })[]
}

export interface LifeParts {
  types: CaseTypes
  keys: Keys
  desk: District
}

/** Who does something in a life, in which post. */
export interface Doer {
  user: User
  as: { who: 'system'; unit: number; post: string }
}

/** Opens a case in memory, by the rules that a request would meet. */
export function beginLife(
  { types, keys, desk }: LifeParts,
  doer: Doer,
  given: Omit<Opening, 'place'> & { id: number; number: string; place: Location; at: Date },
): Life {
  const { id, number, place, at, ...rest } = given
  const opening = openingShape.parse({ ...rest, at })
  const type = types.get(opening.type) ?? refuse(caseTypeUnknown, { type: opening.type })
  const fields = parseFields(type, opening.fields)
  const { draft, written, detail } = planOpening(keys, {
    ...{ type, opening, fields, desk, id, number, place, at },
    ...doer,
  })
  const life: Life = { found: foundOf(draft), detail, steps: [], personal: [] }
  keep(life, draft, written, null)
  return life
}

/** Takes one action; refuses what the state does not offer and what the action's rule refuses. */
export function liveOn(
  { types, keys, desk }: LifeParts,
  life: Life,
  doer: Doer,
  move: { action: string; answers?: Record<string, unknown>; at: Date },
): void {
  const { found } = life
  const type = types.get(found.case.case_type)!
  const action = actionsIn(type, found.case.state)[move.action]
  if (!action) refuse(actionNotOffered, { action: move.action, state: found.case.state })
  const answers = parseAnswers(action, move.answers ?? {})
  const facts = { ...found, ...doer, at: move.at, settings: desk.settings, others: [] }
  const broken = action.when?.(facts, answers as never)
  if (broken) refuse(broken, { action: action.title })
  const planned = planAction(keys, {
    ...{ type, action, code: move.action, found, facts, answers, attachments: [], desk },
  })
  const previous = found.case.last_hash
  life.found = { ...foundOf(planned.draft), case: planned.after }
  keep(life, planned.draft, planned.written, previous)
}

const foundOf = ({ case: row, deadlines, assignments, requests }: Draft): FoundCase => ({
  ...{ case: row, deadlines, assignments, requests },
})

function keep(life: Life, { case: row }: Draft, { step, personal }: Written, previous: Buffer | null): void {
  const hash = stepHash({ district: row.district_id, caseId: row.id }, step, previous)
  life.found.case.last_hash = hash
  life.steps.push({ ...step, hash, algorithm: chainAlgorithm })
  for (const sealed of personal) life.personal.push({ ...sealed, seq: step.seq })
}
