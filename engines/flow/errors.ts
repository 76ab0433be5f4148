import { refusal } from '#kernel/errors.ts'

export const caseNotFound = refusal('flow.case-not-found', 404, {
  zh: '没有这个案件，或它不在您的查看范围内。',
  en: 'There is no such case, or it is not yours to see.',
})
export const caseMoved = refusal('flow.case-moved', 409, {
  zh: '{by} 刚刚办理了此案（{state}），请查看后再办。您填写的内容已保留。',
  en: '{by} has just acted on this case (now {state}): look, then act. What you typed is kept.',
})
export const actionNotOffered = refusal('flow.action-not-offered', 409, {
  zh: '案件当前为“{state}”，不能办理“{action}”。',
  en: 'The case is in “{state}” and does not offer “{action}”.',
})
export const actionNotYours = refusal('flow.action-not-yours', 403, {
  zh: '此案现由 {holder} 办理，您的岗位不能办理“{action}”。',
  en: 'The case is with {holder}: “{action}” is not yours to take.',
})
export const caseTypeUnknown = refusal('flow.case-type-unknown', 422, {
  zh: '没有“{type}”这种案件类型。',
  en: 'There is no case type “{type}”.',
})
export const channelUnknown = refusal('flow.channel-unknown', 422, {
  zh: '没有“{channel}”这个来源渠道。',
  en: 'There is no channel “{channel}”.',
})
export const openingNotYours = refusal('flow.opening-not-yours', 403, {
  zh: '您的岗位不能登记此类案件。',
  en: 'Your post may not open a case of this type.',
})
export const unitUnknown = refusal('flow.unit-unknown', 422, {
  zh: '没有编号为 {unit} 的单位，或它已停用。',
  en: 'There is no unit {unit}, or it no longer works.',
})
export const happenedInFuture = refusal('flow.happened-in-future', 422, {
  zh: '发生时间晚于当前时间，请检查设备时钟。',
  en: 'This would have happened in the future: check the clock of the device.',
})
export const fileUnknown = refusal('flow.file-unknown', 422, {
  zh: '附件 {hash} 尚未上传，请先上传。',
  en: 'The attachment {hash} was not uploaded: upload it first.',
})
export const reasonNeeded = refusal('flow.reason-needed', 422, {
  zh: '查看个人信息须填写理由（至少 4 个字）。',
  en: 'Opening personal data needs a reason (four characters at least).',
})
export const reporterProtected = refusal('flow.reporter-protected', 403, {
  zh: '举报人信息不向被举报的承办单位公开。',
  en: 'The reporter of this case is not shown to the unit that handles it.',
})
export const personalErased = refusal('flow.personal-erased', 410, {
  zh: '该个人信息已依法删除。',
  en: 'This personal data has been erased.',
})
export const requestAsked = refusal('flow.request-asked', 409, {
  zh: '“{action}”已在审批中，请等待结果。',
  en: '“{action}” is being decided already: wait for the answer.',
})
export const requestGone = refusal('flow.request-gone', 409, {
  zh: '该申请已办结或不存在，请刷新页面。',
  en: 'This request is decided or does not exist: reload the page.',
})
export const ownRequest = refusal('flow.own-request', 403, {
  zh: '不能审批本人提出或已审批过的申请，请由他人审批。',
  en: 'You asked for this or have decided on it already: another must decide.',
})
export const limitPassed = refusal('flow.limit-passed', 409, {
  zh: '办理时限已过，不能再申请；请尽快办结并说明情况。',
  en: 'The limit has passed, so this can no longer be asked: finish, and say what happened.',
})
export const extensionsUsedUp = refusal('flow.extensions-used-up', 409, {
  zh: '延期次数已用完。',
  en: 'No more extensions are left.',
})
export const wordTooShort = refusal('flow.word-too-short', 422, {
  zh: '检索词至少两个字。',
  en: 'A word to search for has two characters at least.',
})
export const classUnknown = refusal('flow.class-unknown', 422, {
  zh: '没有分类 {code}，或它已停用。',
  en: 'There is no class {code}, or it is retired.',
})
export const caseMerged = refusal('flow.case-merged', 409, {
  zh: '案件 {number} 已并入其他案件，请在主案件上办理；如属误并，可撤销合并。',
  en: 'Case {number} was merged into another: act there, or undo the merge.',
})
export const caseClosed = refusal('flow.case-closed', 409, {
  zh: '案件 {number} 已经结束（{state}），不能再办理“{action}”。',
  en: 'Case {number} has come to its end ({state}) and no longer offers “{action}”.',
})
export const sameCase = refusal('flow.same-case', 422, {
  zh: '这就是本案，请填写另一个案件。',
  en: 'This is the case itself: name another.',
})
export const unitNotBelow = refusal('flow.unit-not-below', 422, {
  zh: '只能下派给本单位的下级单位。',
  en: 'Only a unit below your own can be given a part.',
})
export const accountUnfit = refusal('flow.account-unfit', 422, {
  zh: '该人员当前不在此岗位，请另选。',
  en: 'This person does not hold the post now: choose another.',
})
export const happenedBefore = refusal('flow.happened-before', 422, {
  zh: '发生时间早于上一步，请检查设备时钟。',
  en: 'This would have happened before the last step: check the clock of the device.',
})
export const notFromUpstream = refusal('flow.not-from-upstream', 409, {
  zh: '此案不是上级平台的工单。',
  en: 'This case is no order of an upstream platform.',
})
