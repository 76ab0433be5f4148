import type { Rule } from './rule.ts'

/** What is not a bare number. A local part of an address may be a telephone number: one sign of it stays. */
export const wordRules: Rule[] = [
  {
    kind: 'email',
    pattern: /(?<![a-z0-9.+-])[a-z0-9][a-z0-9.+-]{0,63}(?= ?@ ?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4})/gi,
    head: 1,
    tail: 0,
    letters: true,
  },
  {
    kind: 'document',
    pattern:
      /(?<=(?:护照|通行证|居留证|回乡证|台胞证|军官证|士官证|驾驶证|社保卡|医保卡)[号码]{0,2}[\s:是为]{0,3})[a-z0-9]{6,18}(?![a-z0-9])/gi,
    head: 1,
    tail: 2,
    letters: true,
  },
  {
    kind: 'chat-account',
    pattern:
      /(?<=(?:(?<![a-z])(?:qq|wechat|weixin|vx|wx)|微信)(?:同?号|群)?码?[\s:是为]{0,3})(?:[a-z][a-z0-9-]{5,19}|(?<=qq.{0,6})[1-9][0-9]{4,10})(?![a-z0-9-])/gi,
    head: 1,
    tail: 0,
    letters: true,
  },
  {
    // GA 36-2018: province, letter, then five signs, six for electric cars; the last may be a word such as 学.
    kind: 'plate',
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][ .-]{0,2}(?=[A-Z]{0,3}[0-9])[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9学警挂港澳](?![A-Za-z0-9])/gi,
    head: 2,
    tail: 2,
    letters: true,
  },
]
