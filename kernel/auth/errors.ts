import { refusal } from '../errors.ts'

/** One sentence for a wrong name and a wrong password: which of them it was is nobody's business. */
export const wrongLogin = refusal('kernel.wrong-login', 401, {
  zh: '账号或密码不正确。连续错误将被暂时锁定。',
  en: 'The account or password is wrong. Repeated failures lock the account for a while.',
})
export const accountLocked = refusal('kernel.account-locked', 423, {
  zh: '账号因多次登录失败被锁定，请于 {minutes} 分钟后再试，或联系安全管理员。',
  en: 'The account is locked after failed sign-ins: try again in {minutes} minutes or ask the security administrator.',
})
export const weakPassword = refusal('kernel.weak-password', 422, {
  zh: '新口令不符合要求：至少 {length} 位，含大写、小写、数字、符号中的 {classes} 类，不含登录名，且不与最近 {kept} 次重复。',
  en: 'The new password does not do: at least {length} signs, {classes} of capitals, small letters, digits and other signs, without the login, unlike the last {kept}.',
})
export const accountExists = refusal('kernel.account-exists', 409, {
  zh: '账号 {login} 已存在，请换一个登录名。',
  en: 'The account {login} exists: choose another login.',
})
export const accountUnknown = refusal('kernel.account-unknown', 404, {
  zh: '没有这个账号。',
  en: 'There is no such account.',
})
export const oneAdministration = refusal('kernel.one-administration', 409, {
  zh: '系统、安全、审计三类管理员不得由同一账号兼任。',
  en: 'System, security and audit administration may not be held by one account.',
})
export const holdsPost = refusal('kernel.holds-post', 409, {
  zh: '该账号担任业务岗位，不得兼任管理员（三员分立）：请先免去岗位，或另建账号。',
  en: 'The account holds a post, and an administration stays apart: take its posts away first, or make another account.',
})
export const passwordDue = refusal('kernel.password-due', 403, {
  zh: '请先修改口令，再继续办理。',
  en: 'Change your password first, then go on.',
})
export const wrongPassword = refusal('kernel.wrong-password', 422, {
  zh: '原口令不正确。',
  en: 'The present password is wrong.',
})
export const notYourself = refusal('kernel.not-yourself', 409, {
  zh: '不能对自己的账号做此操作，请由另一位安全管理员办理。',
  en: 'This cannot be done to your own account: ask another security administrator.',
})
export const lastSecurity = refusal('kernel.last-security', 409, {
  zh: '这是最后一位可用的安全管理员，请先授权另一位。',
  en: 'This is the last security administrator: appoint another first.',
})
export const idleBeyondSession = refusal('kernel.idle-beyond-session', 422, {
  zh: '“无操作后退出”（{idle} 分钟）不能长于“登录最长”（{session} 分钟）。',
  en: '“Signed out when idle for” ({idle} minutes) cannot be longer than “A session lasts at most” ({session} minutes).',
})
