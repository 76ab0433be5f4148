/** The door: case types as declarations, the record they move, the lists that show it. */
export { type Acting, actingFrom, systemUser } from './acting.ts'
export { type Act, actOnCase } from './act-on-case.ts'
export { caseSummary, summaryOf } from './case-summary.ts'
export { checkDeclaration } from './check-declaration.ts'
export { type Action, stay, to, type Turn } from './action.ts'
export { actionsIn, type CaseType, caseType, type CaseTypes, final } from './declare.ts'
export { type Effect, type Facts } from './effects.ts'
export { createEngine, type Engine } from './engine.ts'
export { openCase } from './open-case.ts'
export { type Opening, openingShape } from './opening.ts'
export { freeText, homeAddress, personName, phoneNumber } from './personal.ts'
export {
  type Channel,
  caseById,
  caseByNumber,
  casesByUpstream,
  channelShape,
  channelsOf,
  detailsOf,
  publicReplies,
  saveChannel,
} from './queries.ts'
export { repeatsOf } from './repeats.ts'
export { flowJobs, recomputeLater } from './jobs.ts'
export { indexTexts } from './lists/index-texts.ts'
export { flowRoutes } from './routes.ts'
export { copyLives } from './bulk/copy-lives.ts'
export { attachedHashes } from './lists/attached-hashes.ts'
export { exportCases, type ExportedCase } from './lists/export-cases.ts'
export { type Outcomes, outcomesOf } from './lists/outcomes.ts'
export { beginLife, type Doer, type Life, type LifeParts, liveOn } from './bulk/life.ts'
export { reserveNumbers } from './bulk/reserve-numbers.ts'
export type { District } from './desk.ts'
export type { CaseRow } from './rows.ts'
export { sealDays } from './seals.ts'
export { sweepClocks } from './sweep.ts'
export { notify } from './notices.ts'
export { followSteps, type StepEvent, tailSteps } from './tail.ts'
export { approvalTurn } from './turns/approval.ts'
export { type Verified, verifyDistrict } from './verify.ts'
export { askNote, askReason, askReply, askUnit, askUnits, choice } from './ask.ts'
export { actionTitle, stateTitle } from './titles.ts'
export { upstreamReturns } from './turns/upstream-returns.ts'
export { callsAgain, withdrawal } from './turns/caller.ts'
export { correct } from './turns/correct.ts'
export { forcedClose, voiding } from './turns/ending.ts'
export { extension } from './turns/extension.ts'
export { hangUp } from './turns/hang-up.ts'
export { relating, splitting } from './turns/links.ts'
export { merging } from './turns/merge.ts'
export { objection } from './turns/objection.ts'
export { coHandle, passDown } from './turns/parts.ts'
export { redispatch } from './turns/redispatch.ts'
export { reopening } from './turns/reopen.ts'
export { contest, partsCollected, rule, sendBack } from './turns/returns.ts'
export { stages } from './turns/stages.ts'
export { supervising, supervisionCause } from './turns/supervise.ts'
export { tags } from './turns/tags.ts'
