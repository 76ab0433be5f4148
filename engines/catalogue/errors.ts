import { refusal } from '#kernel/errors.ts'

export const classKeyUnreadable = refusal('catalogue.class-key-unreadable', 422, {
  zh: '“{text}”不是类别编号，请写成“版本/类型/代码”，如 gbt47678.5-2026/matter/06010。',
  en: '“{text}” is no class: write edition/kind/code, like gbt47678.5-2026/matter/06010.',
})
export const classNotFound = refusal('catalogue.class-not-found', 404, {
  zh: '目录中没有类别 {class}。',
  en: 'The catalogue has no class {class}.',
})
export const conditionUnknown = refusal('catalogue.condition-unknown', 422, {
  zh: '第 {version} 版标准的 {class} 没有立案条件 {condition}，请从该类别的条件中选择。',
  en: 'Version {version} has no filing condition {condition} of {class}: choose one of that class.',
})
export const noStandards = refusal('catalogue.no-standards', 409, {
  zh: '本区在 {at} 没有生效的立案标准，请先启用一个版本。',
  en: 'No filing standards were in force at {at}: activate a version first.',
})
export const versionNotFound = refusal('catalogue.version-not-found', 404, {
  zh: '没有第 {version} 版标准。',
  en: 'There is no version {version} of the standards.',
})
export const notADraft = refusal('catalogue.not-a-draft', 409, {
  zh: '第 {version} 版已经启用，不能再改；请另建草稿。',
  en: 'Version {version} was activated and stays as it is: make a new draft.',
})
export const startsTooEarly = refusal('catalogue.starts-too-early', 422, {
  zh: '启用日期 {from} 过早：最早为 {earliest}，已立案的案件沿用原版本。',
  en: '{from} is too early: {earliest} is the first day possible. Cases keep the version they were filed under.',
})
export const emptyVersion = refusal('catalogue.empty-version', 422, {
  zh: '第 {version} 版没有任何立案条件，不能启用。',
  en: 'Version {version} has no filing condition: it cannot be activated.',
})
export const columnMissing = refusal('catalogue.column-missing', 422, {
  zh: '表中没有“{column}”这一列，请重新对应各列。',
  en: 'The table has no column “{column}”: match the columns again.',
})
export const questionsOpen = refusal('catalogue.questions-open', 422, {
  zh: '还有 {count} 个问题没有回答（如“天”是工作日还是自然日），请先选择再生成草稿。',
  en: '{count} questions are open (is 天 a work day or a natural day?): answer them, then make the draft.',
})
export const nothingRead = refusal('catalogue.nothing-read', 422, {
  zh: '{rows} 行中没有一行可以采用，请查看各行的原因。',
  en: 'None of the {rows} rows can be used: see the reason of each.',
})
export const conditionNotFound = refusal('catalogue.condition-not-found', 404, {
  zh: '第 {version} 版中没有立案条件 {condition}。',
  en: 'Version {version} has no filing condition {condition}.',
})
export const profileWrong = refusal('catalogue.profile-wrong', 422, {
  zh: '区县资料 {file} 有误：{why}',
  en: 'The profile {file} is wrong: {why}',
})
export const classTaken = refusal('catalogue.class-taken', 409, {
  zh: '目录中已有类别 {class}。',
  en: 'The catalogue has a class {class} already.',
})
export const tableEmpty = refusal('catalogue.table-empty', 422, {
  zh: '表里没有数据行。',
  en: 'The table has no rows below its head.',
})
export const tableTooLong = refusal('catalogue.table-too-long', 413, {
  zh: '一次最多读 {most} 行，请分成几个文件。',
  en: 'At most {most} rows are read at once: divide the file.',
})
export const classRetired = refusal('catalogue.class-retired', 409, {
  zh: '类别 {class} 已于 {day} 停用。',
  en: 'The class {class} was retired on {day}.',
})
export const classNotRetired = refusal('catalogue.class-not-retired', 409, {
  zh: '类别 {class} 没有停用，无需恢复。',
  en: 'The class {class} is not retired: there is nothing to bring back.',
})
export const classWithdrawn = refusal('catalogue.class-withdrawn', 409, {
  zh: '类别 {class} 是目录本身于 {day} 停用的，不能恢复；需要时请新增本区分类。',
  en: 'The list itself withdrew {class} on {day}: where it is needed, add a class of our own.',
})
export const classAboveRetired = refusal('catalogue.class-above-retired', 409, {
  zh: '上级类别“{above}”已停用，请先恢复它。',
  en: 'The class above, “{above}”, is retired: bring that back first.',
})
export const classHasClasses = refusal('catalogue.class-has-classes', 409, {
  zh: '类别 {class} 下还有 {count} 个在用的类别，请先停用它们。',
  en: '{count} classes in use lie below {class}: retire them first.',
})
export const retiresTooEarly = refusal('catalogue.retires-too-early', 422, {
  zh: '停用日期 {from} 过早：最早为 {earliest}，此前的案件已用了这个类别。',
  en: '{from} is too early: {earliest} is the first day possible, for cases before it may have the class.',
})
