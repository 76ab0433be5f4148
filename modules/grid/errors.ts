import { refusal } from '#kernel/errors.ts'

export const identifierWrong = refusal('grid.identifier-wrong', 422, {
  zh: '“{identifier}”不是部件标识码：应为本区 6 位代码、类别代码和 6 位顺序号，共 17 位（2026 年以前的为 16 位）。',
  en: '“{identifier}” is no component identifier: 6 digits of this district, the class, 6 of a sequence, 17 in all (16 before 2026).',
})
export const classDiffers = refusal('grid.class-differs', 422, {
  zh: '标识码里的类别是 {inCode}，与所选类别 {chosen} 不一致。',
  en: 'The identifier says class {inCode}, not the chosen {chosen}.',
})
export const classMissing = refusal('grid.class-missing', 422, {
  zh: '请填写部件标识码，或者选择类别由系统编号。',
  en: 'Give the identifier, or choose a class to have it numbered.',
})
export const componentNowhere = refusal('grid.component-nowhere', 422, {
  zh: '位置不在本区任何单元网格内，请标注位置或填写网格。',
  en: 'The place lies in no cell of the district: mark the place, or give the cell.',
})
export const numbersUsedUp = refusal('grid.numbers-used-up', 409, {
  zh: '类别 {code} 的顺序号已用完，请联系系统管理员。',
  en: 'The numbers of class {code} are used up: tell the system administrator.',
})
export const censusWithoutCells = refusal('grid.census-without-cells', 422, {
  zh: '所选范围内没有单元网格。',
  en: 'There is no cell in what was chosen.',
})
export const censusDaysReversed = refusal('grid.census-days-reversed', 422, {
  zh: '结束日期早于开始日期。',
  en: 'It ends before it begins.',
})
export const taskNotFound = refusal('grid.census-task-not-found', 404, {
  zh: '没有这项普查任务。',
  en: 'There is no such census task.',
})
export const taskWalked = refusal('grid.census-task-walked', 409, {
  zh: '这个网格已经普查完毕。',
  en: 'This cell has been walked already.',
})
export const differenceLacks = refusal('grid.difference-lacks', 422, {
  zh: '“{kind}”的差异还要填写：{fields}。',
  en: 'A difference “{kind}” also needs: {fields}.',
})
export const differenceNotFound = refusal('grid.difference-not-found', 404, {
  zh: '没有这条普查差异。',
  en: 'There is no such difference.',
})
export const differenceDecided = refusal('grid.difference-decided', 409, {
  zh: '这条差异已经处理过。',
  en: 'This difference has been decided already.',
})
export const differenceOwn = refusal('grid.difference-own', 403, {
  zh: '自己发现的差异须由他人确认。',
  en: 'Somebody else must decide what you found yourself.',
})
export const differenceGone = refusal('grid.difference-gone', 409, {
  zh: '部件“{key}”已不在台账中，请核对后不予采纳。',
  en: 'The component “{key}” is no longer in the register: look, then decline.',
})
export const censusNotFound = refusal('grid.census-not-found', 404, {
  zh: '没有这次普查。',
  en: 'There is no such census.',
})
export const censusClosed = refusal('grid.census-closed', 409, {
  zh: '这次普查已经结束，不能再登记。',
  en: 'This census is closed: nothing more can be noted.',
})
export const walkerUnfit = refusal('grid.walker-unfit', 422, {
  zh: '所选人员不是在岗的监督员。',
  en: 'Whoever is chosen does not hold the post of a supervisor.',
})
export const taskOfOther = refusal('grid.census-task-of-other', 403, {
  zh: '这个网格派给了别人普查。',
  en: 'Somebody else was sent to walk this cell.',
})
export const componentNotHere = refusal('grid.component-not-here', 422, {
  zh: '部件“{key}”不在这个网格的普查范围内。',
  en: 'The component “{key}” is not to be looked for in this cell.',
})
export const differenceTold = refusal('grid.difference-told', 409, {
  zh: '部件“{key}”在这个网格已经登记过差异，如有误请先撤回。',
  en: 'A difference of “{key}” is noted here already: withdraw it first if it is wrong.',
})
export const differenceOfOther = refusal('grid.difference-of-other', 403, {
  zh: '只有发现人可以撤回这条差异。',
  en: 'Only who found this difference may withdraw it.',
})
export const componentsLeft = refusal('grid.census-components-left', 409, {
  zh: '还有 {count} 个部件没有核对，请逐一标记后再提交。',
  en: '{count} components have not been looked at: mark each of them first.',
})
export const differencesOpen = refusal('grid.census-differences-open', 409, {
  zh: '还有 {count} 条差异没有处理，请先确认或不予采纳。',
  en: '{count} differences are undecided: accept or decline them first.',
})
export const tasksOpen = refusal('grid.census-tasks-open', 409, {
  zh: '还有 {count} 个网格没有普查；如不再普查，请选择“未普查的网格不再普查”。',
  en: '{count} cells have not been walked; to close without them, say that they are left out.',
})
