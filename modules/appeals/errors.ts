import { refusal } from '#kernel/errors.ts'

export const ratedAlready = refusal('appeals.rated-already', 409, {
  zh: '您已评价过，谢谢。',
  en: 'You have rated this already, thank you.',
})
export const ratingOver = refusal('appeals.rating-over', 409, {
  zh: '评价期已过。如问题仍在，请再次提交诉求。',
  en: 'The time for rating is over. If the matter is still there, report it again.',
})
