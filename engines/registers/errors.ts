import { refusal } from '#kernel/errors.ts'

export const registerUnknown = refusal('registers.unknown', 404, {
  zh: '没有“{code}”这个登记册。',
  en: 'There is no register “{code}”.',
})
export const entryNotFound = refusal('registers.entry-not-found', 404, {
  zh: '登记册中没有“{key}”，或者当时还没有。',
  en: 'The register has no entry “{key}”, or had none then.',
})
export const keyTaken = refusal('registers.key-taken', 409, {
  zh: '“{key}”已经登记，请打开原条目修改。',
  en: '“{key}” is registered already: open that entry and change it.',
})
export const keyRetired = refusal('registers.key-retired', 409, {
  zh: '“{key}”登记过并已注销，编号不再给别人用；如确是同一件，请恢复原条目。',
  en: '“{key}” was registered and retired, and is never given again: if it is the same thing, restore that entry.',
})
export const keyChanged = refusal('registers.key-changed', 422, {
  zh: '编号“{key}”不能修改。如登记错了，请注销本条后重新登记。',
  en: 'The key “{key}” cannot be changed. If it is wrong, retire this entry and register it anew.',
})
export const entryMoved = refusal('registers.entry-moved', 409, {
  zh: '{by} 刚刚改过“{key}”（现为第 {version} 版），请刷新查看后再改。',
  en: '{by} has just changed “{key}” (it is at version {version}): look, then change.',
})
export const entryRetired = refusal('registers.entry-retired', 409, {
  zh: '“{key}”已注销，请先恢复。',
  en: '“{key}” is retired: restore it first.',
})
export const entryInUse = refusal('registers.entry-not-retired', 409, {
  zh: '“{key}”没有注销，不用恢复。',
  en: '“{key}” is not retired: there is nothing to restore.',
})
export const nothingChanged = refusal('registers.nothing-changed', 422, {
  zh: '内容与现有登记相同，没有可保存的修改。',
  en: 'It says what the entry says already: there is nothing to keep.',
})
export const sinceInFuture = refusal('registers.since-in-future', 422, {
  zh: '生效日期 {since} 还没有到；登记的是已经发生的事。',
  en: 'The day {since} has not come yet: a register keeps what is.',
})
export const referenceUnknown = refusal('registers.reference-unknown', 422, {
  zh: '“{label}”所指的“{value}”不存在或已停用。',
  en: '“{label}” names “{value}”, which does not exist or is no longer used.',
})
export const maskGiven = refusal('registers.mask-given', 422, {
  zh: '“{label}”写的是遮盖后的“{value}”，请填写完整内容；不改就保持原样。',
  en: '“{label}” is given as the masked “{value}”: write it in full, or leave it as it was.',
})
export const reasonNeeded = refusal('registers.reason-needed', 422, {
  zh: '查看个人信息须写明理由（至少 {least} 个字）。',
  en: 'Opening personal data needs a reason ({least} characters at least).',
})
export const filterUnknown = refusal('registers.filter-unknown', 422, {
  zh: '这个登记册不能按“{field}”筛选。',
  en: 'This register cannot be filtered by “{field}”.',
})
export const keptByRoom = refusal('registers.kept-by-room', 403, {
  zh: '这个登记册由业务办理自动登记，不能在这里修改。',
  en: 'This register is written by the work itself and cannot be changed here.',
})
export const noPlaces = refusal('registers.no-places', 404, {
  zh: '这个登记册没有位置，不能在地图上查看。',
  en: 'This register keeps no places and has no map.',
})
export const pastHasNoMap = refusal('registers.past-has-no-map', 422, {
  zh: '地图只显示现在的情况，请先回到现在。',
  en: 'The map shows today alone: go back to today first.',
})
export const boxWrong = refusal('registers.box-wrong', 422, {
  zh: '地图范围应为西、南、东、北四个经纬度。',
  en: 'The box must be four degrees: west, south, east, north.',
})
