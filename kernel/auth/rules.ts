import { z } from 'zod'
import { refuse } from '../errors.ts'
import { usualPasswordRule } from '../password.ts'
import { said, setting } from '../settings.ts'
import { idleBeyondSession } from './errors.ts'

/**
 * Times and counts of sign-in. The usual values are practice at level 3 (GB/T 22239-2019 8.1.4.1 asks for
 * limits and leaves the numbers open).
 */
const authRules = z.object({
  idleMinutes: z
    .int()
    .min(1)
    .max(1440)
    .meta(said('无操作后退出', 'Signed out when idle for', { measure: 'minutes' })),
  absoluteMinutes: z
    .int()
    .min(1)
    .max(10_080)
    .meta(said('登录最长', 'A session lasts at most', { measure: 'minutes' })),
  /** Failures in a row that lock an account. */
  tries: z
    .int()
    .min(1)
    .max(100)
    .meta(said('连续输错后锁定', 'Failures that lock an account', { measure: 'times' })),
  lockMinutes: z
    .int()
    .min(1)
    .max(10_080)
    .meta(said('锁定', 'Locked for', { measure: 'minutes' })),
  /** Age at which a password must be changed. */
  passwordDays: z
    .int()
    .min(1)
    .max(36_500)
    .meta(said('口令有效期', 'A password is good for', { measure: 'days' })),
  passwordLength: z
    .int()
    .min(8)
    .max(64)
    .meta(said('口令最短', 'Password at least', { measure: 'characters' })),
  /** Of small letters, capitals, digits and other signs, how many must occur. */
  passwordClasses: z
    .int()
    .min(1)
    .max(4)
    .meta(
      said('口令字符种类至少', 'Kinds of signs in a password', {
        measure: 'pieces',
        help: {
          zh: '小写、大写、数字、其他符号四种之中',
          en: 'Of small letters, capitals, digits and other signs',
        },
      }),
    ),
  /** How many earlier passwords may not come back. */
  passwordsKept: z
    .int()
    .min(0)
    .max(24)
    .meta(said('不得重复最近口令', 'Earlier passwords that may not come back', { measure: 'pieces' })),
})
export type AuthRules = z.infer<typeof authRules>

export const signInRules = setting<AuthRules>({
  key: 'kernel.sign-in',
  title: { zh: '登录与口令规则', en: 'Rules of sign-in and passwords' },
  can: 'accounts.edit',
  shape: authRules,
  check: ({ idleMinutes: idle, absoluteMinutes: session }) => {
    if (idle > session) refuse(idleBeyondSession, { idle, session })
  },
  usual: {
    idleMinutes: 30,
    absoluteMinutes: 720,
    tries: 5,
    lockMinutes: 30,
    passwordDays: 90,
    passwordLength: usualPasswordRule.minLength,
    passwordClasses: usualPasswordRule.classes,
    passwordsKept: 5,
  },
})
