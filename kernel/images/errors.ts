import { refusal } from '../errors.ts'

export const imageBroken = refusal('kernel.image-broken', 422, {
  zh: '图片不完整或已损坏，请重新拍摄或重新上传。',
  en: 'The image is broken or came in part: take it or send it again.',
})
export const imageKindRefused = refusal('kernel.image-kind', 415, {
  zh: '无法读取这种图片，请改用 JPEG、PNG 或 WebP（苹果手机：设置—相机—格式—兼容性最佳）。',
  en: 'Images of this kind are not read: use JPEG, PNG or WebP (iPhone: Settings, Camera, Formats, Most Compatible).',
})
export const imageTooLarge = refusal('kernel.image-too-large', 422, {
  zh: '图片有 {megapixels} 百万像素，超过 {limit} 百万像素，请缩小后再上传。',
  en: 'The image has {megapixels} megapixels, more than {limit}: make it smaller and upload it again.',
})
