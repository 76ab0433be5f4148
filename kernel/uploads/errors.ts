import { refusal } from '../errors.ts'

export const noFile = refusal('kernel.no-file', 422, {
  zh: '没有收到文件，请选择文件后再提交。',
  en: 'No file came: choose one and send again.',
})
export const fileKindRefused = refusal('kernel.file-kind', 415, {
  zh: '不接收这种文件（{name}），可用格式：{accepted}。',
  en: 'Files like {name} are not taken; these are: {accepted}.',
})
