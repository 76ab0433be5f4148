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
  zh: '“{action}”由{whose}办理，您的岗位不能办理；此案现由{holder}承办。',
  en: '“{action}” is not yours to take but for {whose}; the case is with {holder} now.',
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
export const searchInOrder = refusal('flow.search-in-order', 422, {
  zh: '检索结果只按最新在前排列；要换排序，请先清除检索词。',
  en: 'What a search finds comes newest first: clear its words to sort otherwise.',
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
export const hangUpsUsedUp = refusal('flow.hang-ups-used-up', 409, {
  zh: '本案已挂账过，不能再次挂账。',
  en: 'This case has been hung up before and cannot be again.',
})
export const hangUpTooLong = refusal('flow.hang-up-too-long', 422, {
  zh: '挂账截止日须晚于今天，且不超过规定的最长期限。',
  en: 'The last day of the hang-up must lie after today and within the longest term allowed.',
})
export const hangUpTooLate = refusal('flow.hang-up-too-late', 409, {
  zh: '办理时限已过或挂账截止日已到，挂账不再有效，请不同意并说明原因。',
  en: 'The limit has passed, or the last day of the hang-up has come: it would stop nothing. Decline it, and say why.',
})
export const notHungUp = refusal('flow.not-hung-up', 409, {
  zh: '本案没有挂账。',
  en: 'This case is not hung up.',
})
export const hungUp = refusal('flow.hung-up', 409, {
  zh: '本案正在挂账，时限已暂停，请先恢复办理。',
  en: 'This case is hung up and its clock stands still: resume it first.',
})
export const notLate = refusal('flow.not-late', 409, {
  zh: '本案没有超时，无须申诉。',
  en: 'This case was not late: there is nothing to object to.',
})
export const windowPassed = refusal('flow.window-passed', 409, {
  zh: '已超过可以办理“{action}”的期限。',
  en: 'The time in which “{action}” is possible has passed.',
})
export const objectedAlready = refusal('flow.objected-already', 409, {
  zh: '每案只能申诉一次。',
  en: 'Each case can be objected to once.',
})
export const taggedAlready = refusal('flow.tagged-already', 409, {
  zh: '本案已有此标签。',
  en: 'The case bears this tag already.',
})
export const notTagged = refusal('flow.not-tagged', 409, {
  zh: '本案没有此标签。',
  en: 'The case does not bear this tag.',
})
export const sameUrgency = refusal('flow.same-urgency', 409, {
  zh: '紧急程度没有变化。',
  en: 'The urgency is what it was.',
})
export const stageNotOpen = refusal('flow.stage-not-open', 409, {
  zh: '没有正在计时的这一阶段。',
  en: 'No such stage is running.',
})
export const hasPart = refusal('flow.has-part', 409, {
  zh: '该单位已在办理此案。',
  en: 'This unit handles the case or a part of it already.',
})
export const noPart = refusal('flow.no-part', 409, {
  zh: '该单位没有未反馈的协办或下派任务。',
  en: 'This unit has no part that is still open.',
})
export const sameUnit = refusal('flow.same-unit', 409, {
  zh: '案件已在该单位办理，请选择其他单位。',
  en: 'The case is with this unit already: choose another.',
})
export const sameClass = refusal('flow.same-class', 409, {
  zh: '分类和立案条件没有变化。',
  en: 'Class and condition are what they were.',
})
export const otherType = refusal('flow.other-type', 409, {
  zh: '两个案件类型不同，不能合并。',
  en: 'The two cases are of different types and cannot be merged.',
})
export const hasMerged = refusal('flow.has-merged', 409, {
  zh: '有其他案件并入本案，请先撤销合并。',
  en: 'Other cases were merged into this one: undo that first.',
})
export const linkedAlready = refusal('flow.linked-already', 409, {
  zh: '两个案件已经关联。',
  en: 'The two cases are linked already.',
})
export const notLinked = refusal('flow.not-linked', 409, {
  zh: '两个案件没有关联。',
  en: 'The two cases are not linked.',
})
export const urgedLately = refusal('flow.urged-lately', 409, {
  zh: '刚刚催办过，请稍后再催。',
  en: 'This case was urged a short while ago: wait before you urge again.',
})
export const supervisedAlready = refusal('flow.supervised-already', 409, {
  zh: '本案已有未办结的督办单。',
  en: 'A supervision order for this case is still open.',
})
export const alreadyWith = refusal('flow.already-with', 409, {
  zh: '任务已在此人名下。',
  en: 'The task is with this person already.',
})
export const notFromUpstream = refusal('flow.not-from-upstream', 409, {
  zh: '此案不是上级平台的工单。',
  en: 'This case is no order of an upstream platform.',
})
export const returnsUsedUp = refusal('flow.returns-used-up', 409, {
  zh: '退单次数已用完；仍有异议可申请审定，审定为最终结果。',
  en: 'The rounds of return are used up: ask for a ruling, which is final.',
})
export const returnsLeft = refusal('flow.returns-left', 409, {
  zh: '尚可退单，不必申请审定。',
  en: 'It can still be sent back: no ruling is needed yet.',
})
export const rulingFinal = refusal('flow.ruling-final', 409, {
  zh: '本案已经审定，请承办；确有困难可申请延期或协办。',
  en: 'The ruling is final: handle it, or ask for more time or help.',
})
export const partsOpen = refusal('flow.parts-open', 409, {
  zh: '尚有协办或下派单位未反馈，请收齐或撤回后再办。',
  en: 'Some parts have not come back: collect them or take them back first.',
})
export const exportsWaiting = refusal('flow.exports-waiting', 409, {
  zh: '您已有 {count} 个导出尚未完成，请等其中一个完成再导出。',
  en: '{count} of your exports are not finished yet: wait for one of them.',
})
export const exportNotFound = refusal('flow.export-not-found', 404, {
  zh: '没有这个导出，或它不是您的。',
  en: 'There is no such export, or it is not yours.',
})
export const exportNotReady = refusal('flow.export-not-ready', 409, {
  zh: '文件尚未生成，请稍候再取。',
  en: 'The file is not made yet: fetch it a little later.',
})
export const exportTooLong = refusal('flow.export-too-long', 422, {
  zh: '行数超过一个工作表可容纳的 {most} 行，请改为导出 CSV，或缩小条件。',
  en: 'A sheet holds {most} rows and these are more: choose CSV, or narrow the filter.',
})
export const exportEnded = refusal('flow.export-ended', 409, {
  zh: '这个导出已经结束，不必再取消。',
  en: 'This export has ended already: there is nothing to cancel.',
})
export const exportGoing = refusal('flow.export-going', 409, {
  zh: '这个导出还在进行，请先取消再删除。',
  en: 'This export is still being made: cancel it, then delete it.',
})
export const viewNotFound = refusal('flow.view-not-found', 404, {
  zh: '没有这个视图，或它不是您的；他人共享的视图可另存为自己的。',
  en: 'There is no such view, or it is not yours: save what others share under a name of your own.',
})
export const viewNameTaken = refusal('flow.view-name-taken', 409, {
  zh: '您已有名为“{name}”的视图，请换个名称。',
  en: 'You have a view named “{name}” already: choose another name.',
})
export const sharingNotYours = refusal('flow.sharing-not-yours', 403, {
  zh: '共享视图由能查看全区案件的岗位设置，您可存为自己的视图。',
  en: 'Views are shared by posts that see the whole district: save it as your own.',
})
export const templateNotFound = refusal('flow.template-not-found', 404, {
  zh: '没有这个模板，或它不是您写的。',
  en: 'There is no such template, or it is not yours.',
})
