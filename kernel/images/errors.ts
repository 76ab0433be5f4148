import { refusal } from '../errors.ts'

export const imageBroken = refusal('kernel.image-broken', 422, {
  zh: '图片不完整或已损坏，请重新拍摄或重新上传。',
  en: 'The image is broken or came in part: take it or send it again.',
})
