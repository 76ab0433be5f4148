import { refusal } from '#kernel/errors.ts'

export const reviewPast = refusal('knowledge.review-past', 422, {
  zh: '发布的条目须定下一次复审，{reviewOn} 已经过去。',
  en: 'What is published needs its next review: {reviewOn} has passed.',
})
export const nothingAsked = refusal('knowledge.nothing-asked', 422, {
  zh: '请给出问题的文字（至少两个字）或分类。',
  en: 'Give words of the matter (two characters at least) or its class.',
})
