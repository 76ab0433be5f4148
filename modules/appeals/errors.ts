import { refusal } from '#kernel/errors.ts'

export const returnsUsedUp = refusal('appeals.returns-used-up', 409, {
  zh: '退单次数已用完，派单为最终审定，请承办；确有困难可申请延期或协办。',
  en: 'The rounds of return are used up and the dispatch is final: handle it, or ask for more time or help.',
})
export const partsOpen = refusal('appeals.parts-open', 409, {
  zh: '尚有协办或下派单位未反馈，请收齐后再答复。',
  en: 'Some parts have not come back: collect them before you reply.',
})
export const ratedAlready = refusal('appeals.rated-already', 409, {
  zh: '您已评价过，谢谢。',
  en: 'You have rated this already, thank you.',
})
export const ratingOver = refusal('appeals.rating-over', 409, {
  zh: '评价期已过。如问题仍在，请再次提交诉求。',
  en: 'The time for rating is over. If the matter is still there, report it again.',
})
