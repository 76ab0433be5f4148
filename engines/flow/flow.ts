/** The door: case types as declarations, the record they move, the lists that show it. */
export { type Acting, actingFrom, systemUser } from './acting.ts'
export { type Act, actOnCase } from './act-on-case.ts'
export { caseSummary, summaryOf } from './case-summary.ts'
export { checkDeclaration } from './check-declaration.ts'
export {
  type Action,
  actionsIn,
  type CaseType,
  caseType,
  type CaseTypes,
  final,
  type PostCode,
  stay,
  to,
  type Turn,
  type Who,
} from './declare.ts'
export { type Effect, type Facts } from './effects.ts'
export { createEngine, type Engine } from './engine.ts'
export { openCase } from './open-case.ts'
export { type Opening, openingShape } from './opening.ts'
export { freeText, homeAddress, identityNumber, personName, phoneNumber, publicText } from './personal.ts'
export { casesByUpstream, type Channel, channelShape, channelsOf, saveChannel } from './queries.ts'
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
export { type StepEvent, tailSteps } from './tail.ts'
export { approvalTurn } from './turns/approval.ts'
export { type Verified, verifyDistrict } from './verify.ts'
export { extension } from './turns/extension.ts'
export { passDown } from './turns/pass-down.ts'
export { askNote, askReason, askReply, askUnit, askUnits, choice } from './ask.ts'
