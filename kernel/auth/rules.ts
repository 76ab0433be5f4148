import { z } from 'zod'
import { usualPasswordRule } from '../password.ts'
import { setting } from '../settings.ts'

/**
 * Times and counts of sign-in. The usual values are practice at level 3 (GB/T 22239-2019 8.1.4.1 asks for
 * limits and leaves the numbers open).
 */
const authRules = z.object({
  idleMinutes: z.int().min(1).max(1440),
  absoluteMinutes: z.int().min(1).max(10_080),
  /** Failures in a row that lock an account. */
  tries: z.int().min(1).max(100),
  lockMinutes: z.int().min(1).max(10_080),
  /** Age at which a password must be changed. */
  passwordDays: z.int().min(1).max(36_500),
  passwordLength: z.int().min(8).max(64),
  /** Of small letters, capitals, digits and other signs, how many must occur. */
  passwordClasses: z.int().min(1).max(4),
  /** How many earlier passwords may not come back. */
  passwordsKept: z.int().min(0).max(24),
})
export type AuthRules = z.infer<typeof authRules>

export const signInRules = setting<AuthRules>({
  key: 'kernel.sign-in',
  title: { zh: '登录与口令规则', en: 'Rules of sign-in and passwords' },
  can: 'accounts.edit',
  shape: authRules,
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
