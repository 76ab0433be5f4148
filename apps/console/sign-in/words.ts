import { words } from '#ui/words.ts'

export const signInWords = words('sign-in', {
  title: { zh: '登录', en: 'Sign in' },
  product: { zh: '呼应', en: 'Huying' },
  motto: { zh: '民有所呼，我有所应', en: 'Every call has its answer' },
  about: {
    zh: '一个城区的城市治理工作台：受理、派单、办理、回访，每一步可查，每一秒有据。',
    en: 'Where a city district works: taken in, dispatched, handled, called back. Every step on record, every second explained.',
  },
  login: { zh: '账号', en: 'Account' },
  password: { zh: '口令', en: 'Password' },
  submit: { zh: '登录', en: 'Sign in' },
  loginMissing: { zh: '请填写账号', en: 'Enter your account' },
  passwordMissing: { zh: '请填写口令', en: 'Enter your password' },
  help: {
    zh: '忘记口令请联系安全管理员重置。',
    en: 'Forgot the password? The security administrator can reset it.',
  },
  change: { zh: '修改口令', en: 'Change password' },
  mustChange: {
    zh: '首次登录或口令到期，请先设置新口令。',
    en: 'This is your first sign-in or the password has expired: choose a new one.',
  },
  current: { zh: '现口令', en: 'Current password' },
  next: { zh: '新口令', en: 'New password' },
  again: { zh: '再输一次新口令', en: 'New password again' },
  differ: { zh: '两次输入不一致', en: 'The two do not match' },
  changed: { zh: '口令已修改', en: 'The password is changed' },
})
