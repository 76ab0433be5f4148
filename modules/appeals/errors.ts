import { refusal } from '#kernel/errors.ts'

export const ratedAlready = refusal('appeals.rated-already', 409, {
  zh: '您已评价过，谢谢。',
  en: 'You have rated this already, thank you.',
})
export const ratingOver = refusal('appeals.rating-over', 409, {
  zh: '评价期已过。如问题仍在，请再次提交诉求。',
  en: 'The time for rating is over. If the matter is still there, report it again.',
})
export const ownFinding = refusal('appeals.own-finding', 403, {
  zh: '结论须由另一名专办员审签。',
  en: 'Another officer must sign off what you found.',
})
export const receiptUnknown = refusal('appeals.receipt-unknown', 404, {
  zh: '没有这个回执编号，请核对后重新输入。',
  en: 'There is no such receipt: check it and enter it again.',
})
export const safetyClassUnknown = refusal('appeals.safety-class-unknown', 422, {
  zh: '没有代码以“{code}”开头的诉求分类。',
  en: 'No class of appeals has a code that begins with “{code}”.',
})
