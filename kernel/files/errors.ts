import { refusal } from '../errors.ts'

export const fileMissing = refusal('kernel.file-missing', 404, {
  zh: '没有这个文件（{hash}），请重新上传。',
  en: 'There is no such file ({hash}): upload it again.',
})
export const fileTooLarge = refusal('kernel.file-too-large', 413, {
  zh: '文件超过 {limit} 字节，请压缩后再上传。',
  en: 'The file is larger than {limit} bytes: make it smaller and upload it again.',
})
