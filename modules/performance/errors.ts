import { refusal } from '#kernel/errors.ts'

export const projectUnknown = refusal('performance.project-unknown', 404, {
  zh: '没有这个绩效项目。',
  en: 'There is no such project.',
})
export const projectMoved = refusal('performance.project-moved', 409, {
  zh: '这个项目刚被他人修改过，请刷新后再改。',
  en: 'Somebody has just changed this project: load it again first.',
})
export const codeTaken = refusal('performance.code-taken', 409, {
  zh: '{year} 年已有编号为“{code}”的项目。',
  en: 'There is a project “{code}” in {year} already.',
})
export const schemeUnknown = refusal('performance.scheme-unknown', 422, {
  zh: '没有评分办法“{scheme}”，可选：{known}。',
  en: 'There is no way of scoring called “{scheme}”; there are {known}.',
})
export const pointsDiffer = refusal('performance.points-differ', 422, {
  zh: '{group} 的分值合计为 {given}，评分办法要求 {asked}。',
  en: 'The points of {group} add up to {given}; the way of scoring asks for {asked}.',
})
export const targetMissing = refusal('performance.target-missing', 422, {
  zh: '指标“{name}”没有目标值（区间指标须有上下限）。',
  en: 'The indicator “{name}” has no target value (a range needs both ends).',
})
export const measureUnknown = refusal('performance.measure-unknown', 422, {
  zh: '没有计量项“{measure}”。',
  en: 'There is no measure “{measure}”.',
})
export const channelUnknown = refusal('performance.channel-unknown', 422, {
  zh: '本区没有渠道“{channel}”，可选：{known}。',
  en: 'The district has no channel “{channel}”; there are {known}.',
})
export const indicatorUnknown = refusal('performance.indicator-unknown', 404, {
  zh: '这个项目没有第 {position} 项指标。',
  en: 'The project has no indicator {position}.',
})
export const valueMeasured = refusal('performance.value-measured', 409, {
  zh: '指标“{name}”的实际完成值由系统按案件统计，不能填写。',
  en: 'The actual value of “{name}” is counted from the cases and cannot be typed.',
})
export const levelNeeded = refusal('performance.level-needed', 422, {
  zh: '指标“{name}”是定性指标，请选择达成程度。',
  en: 'The indicator “{name}” is qualitative: say how far it was reached.',
})
export const valueNeeded = refusal('performance.value-needed', 422, {
  zh: '指标“{name}”须填写实际完成的数值，不能抄写目标。',
  en: 'The indicator “{name}” needs the number that was reached.',
})
export const bandLeft = refusal('performance.band-left', 422, {
  zh: '达成程度的得分比例须在 {from}% 至 {until}% 之间。',
  en: 'For this level the share of points lies between {from} % and {until} %.',
})
export const evidenceUnknown = refusal('performance.evidence-unknown', 422, {
  zh: '没有找到佐证文件，请重新上传。',
  en: 'The evidence file was not found: upload it again.',
})
export const alreadySubmitted = refusal('performance.already-submitted', 409, {
  zh: '自评已提交，内容不能再改；如需更正请先退回。',
  en: 'The self-evaluation is submitted and no longer changes: have it returned first.',
})
export const notSubmitted = refusal('performance.not-submitted', 409, {
  zh: '自评尚未提交，不能退回。',
  en: 'The self-evaluation is not submitted yet.',
})
export const targetsUnset = refusal('performance.targets-unset', 422, {
  zh: '这个项目还没有设定绩效目标，不能提交自评。',
  en: 'The project has no targets yet: set them before it is submitted.',
})
export const actualsMissing = refusal('performance.actuals-missing', 422, {
  zh: '以下指标还没有实际完成值：{names}。',
  en: 'These indicators have no actual value yet: {names}.',
})
export const reasonsDue = refusal('performance.reasons-due', 422, {
  zh: '以下各项偏差须说明原因：{names}。',
  en: 'These deviations need a reason: {names}.',
})
export const mendingUnknown = refusal('performance.mending-unknown', 404, {
  zh: '没有这条整改事项。',
  en: 'There is no such thing to mend.',
})
export const schemePoints = refusal('performance.scheme-points', 422, {
  zh: '评分办法“{scheme}”各项分值合计为 {given}，必须是 100。',
  en: 'The points of the way of scoring “{scheme}” add up to {given}; they must make 100.',
})
export const schemeTwice = refusal('performance.scheme-twice', 422, {
  zh: '有两个评分办法的代号都是“{scheme}”，请改成不同的代号。',
  en: 'Two ways of scoring are called “{scheme}”: give each a code of its own.',
})
export const schemeInUse = refusal('performance.scheme-in-use', 409, {
  zh: '评分办法“{scheme}”正被绩效项目使用，不能删除。',
  en: 'The way of scoring “{scheme}” is used by projects: it cannot be taken away.',
})
export const schemeUneven = refusal('performance.scheme-uneven', 422, {
  zh: '评分办法“{scheme}”的{what}须从高到低排列、互不重叠，且每档的“从”不大于“到”。',
  en: 'In the way of scoring “{scheme}” the {whatEn} must run from high to low, overlap nowhere, and begin below their end.',
})
