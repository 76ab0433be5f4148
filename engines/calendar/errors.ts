import { refusal } from '#kernel/errors.ts'

export const dayUnreadable = refusal('calendar.day-unreadable', 422, {
  zh: '“{day}”不是日期，请写成 2026-10-01 的样子。',
  en: '“{day}” is not a date: write it like 2026-10-01.',
})
export const outOfRange = refusal('calendar.out-of-range', 422, {
  zh: '日历只覆盖 {from} 至 {until}，请检查时间和时限。',
  en: 'The calendar covers {from} to {until} only: check the time and the limit.',
})
export const sessionsWrong = refusal('calendar.sessions-wrong', 422, {
  zh: '作息时段“{sessions}”不成立：须按先后排列、不重叠，形如 08:00–12:00，最晚 24:00。',
  en: 'The sessions “{sessions}” do not stand: in order, without overlap, like 08:00–12:00, 24:00 at the latest.',
})
export const noBaseSchedule = refusal('calendar.no-base-schedule', 422, {
  zh: '缺少常年作息：须有一份自 {from} 起、无截止日期的作息。',
  en: 'The year-round schedule is missing: one must hold from {from} without an end.',
})
export const scheduleTwice = refusal('calendar.schedule-twice', 422, {
  zh: '两份作息都从 {from} 开始，请改其中一份的起始日期。',
  en: 'Two schedules begin on {from}: change the first day of one.',
})
export const scheduleBackwards = refusal('calendar.schedule-backwards', 422, {
  zh: '作息的截止日期 {until} 早于起始日期 {from}。',
  en: 'The schedule ends on {until}, before it begins on {from}.',
})
export const dayTwice = refusal('calendar.day-twice', 422, {
  zh: '{day} 出现了两次，请只保留一条。',
  en: '{day} stands there twice: keep one.',
})
export const pauseBackwards = refusal('calendar.pause-backwards', 422, {
  zh: '暂停的结束时间早于开始时间，请检查。',
  en: 'The pause ends before it begins: check its times.',
})
export const stillPaused = refusal('calendar.still-paused', 409, {
  zh: '时限正在暂停，恢复计时后才有到期时间。',
  en: 'The clock stands still: it has a due time once it runs again.',
})
export const spanBackwards = refusal('calendar.span-backwards', 422, {
  zh: '结束时间早于开始时间，请检查。',
  en: 'The end is before the beginning: check both times.',
})
export const amountWrong = refusal('calendar.amount-wrong', 422, {
  zh: '时限须大于 0 且不超过 {most}，收到的是“{amount}”。',
  en: 'A limit is above 0 and at most {most}, not “{amount}”.',
})
export const thresholdsWrong = refusal('calendar.thresholds-wrong', 422, {
  zh: '黄灯比例须在 0 与红灯比例之间，收到黄 {yellow}、红 {red}。',
  en: 'Yellow must lie between 0 and red; given were yellow {yellow} and red {red}.',
})
export const durationUnreadable = refusal('calendar.duration-unreadable', 422, {
  zh: '读不懂时限“{text}”，请写成“4工作时”“7个工作日”“2紧急工作时”或“3自然日”。',
  en: 'The limit “{text}” cannot be read: write “4 work hours”, “7 work days”, “2 urgent hours” or “3 natural days”.',
})
export const durationAmbiguous = refusal('calendar.duration-ambiguous', 422, {
  zh: '“{text}”没有说明是工作时间还是连续时间，请选择后再导入。',
  en: '“{text}” does not say whether it means working time or clock time: choose, then import.',
})
export const calendarMissing = refusal('calendar.missing', 409, {
  zh: '本区还没有日历，请先初始化本区。',
  en: 'This district has no calendar yet: initialise the district first.',
})
export const calendarMoved = refusal('calendar.moved', 409, {
  zh: '日历刚刚被改为第 {now} 版，请查看后再改。',
  en: 'The calendar has just become version {now}: look at it, then edit.',
})
export const scheduleUnknown = refusal('calendar.schedule-unknown', 404, {
  zh: '没有从 {from} 开始的作息。',
  en: 'No schedule begins on {from}.',
})
export const yearNotAnnounced = refusal('calendar.year-not-announced', 422, {
  zh: '{year} 年的名单是空的，节假日安排尚未公布，公布后再导入。',
  en: 'The list of {year} is empty, its holidays are not announced yet: import it when they are.',
})
export const dayOfAnotherYear = refusal('calendar.day-of-another-year', 422, {
  zh: '{day} 不属于 {year} 年的名单，请检查文件。',
  en: '{day} does not belong to the list of {year}: check the file.',
})
