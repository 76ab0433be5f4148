import { insertAccount } from '#kernel/auth.ts'
import { hashPassword } from '#kernel/password.ts'
import type { Administration } from '#kernel/user.ts'
import type { StageParts } from './parts.ts'

export interface NewStageAccount {
  login?: string
  name?: string
  administration?: Administration
  permissions?: readonly string[]
  /** Codes of posts, understood by the stage's `takePosts`. */
  posts?: readonly string[]
}

export interface StageAccount {
  id: number
  login: string
  name: string
  password: string
  token: string
  csrf: string
}

/** One password for all, hashed once a process: a hash takes as long as all else in a short test. */
const password = 'Jianghan-420103'
let hash: Promise<string> | undefined
let made = 0

export async function makeAccount(
  { store, auth, clock, district }: StageParts,
  wanted: NewStageAccount,
): Promise<StageAccount> {
  const login = wanted.login ?? `account-${++made}`
  const name = wanted.name ?? login
  const passwordHash = await (hash ??= hashPassword(password))
  const id = await store.inDistrict(district, ({ db }) =>
    insertAccount(db, district, {
      login,
      name,
      passwordHash,
      administration: wanted.administration,
      at: clock.now(),
      mustChange: false,
    }),
  )
  const { token, csrf } = await auth.openSession(district, id)
  return { id, login, name, password, token, csrf }
}
