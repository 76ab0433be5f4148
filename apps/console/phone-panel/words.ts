import { words } from '#ui/words.ts'

export const phoneWords = words('phone', {
  panel: { zh: '话机', en: 'Telephone' },
  idle: { zh: '话机空闲', en: 'No call' },
  ringing: { zh: '来电 {number}', en: 'Call from {number}' },
  take: { zh: '接入', en: 'Take' },
  away: { zh: '忽略', en: 'Put away' },
  taken: { zh: '通话 {number} · {span}', en: 'Talking to {number} · {span}' },
  keepTyped: {
    zh: '正在填写的内容不会被覆盖：接入后号码填入当前登记。',
    en: 'What is typed stays: the number goes into this form.',
  },
  simulate: { zh: '模拟来电', en: 'Simulate a call' },
  number: { zh: '来电号码', en: 'Caller’s number' },
  ring: { zh: '振铃', en: 'Ring' },
})
