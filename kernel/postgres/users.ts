import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isAlive } from './alive.ts'

/** Signs a user of the store in: the server runs while anyone is. Gives the name to sign out by. */
export const signIn = (dir: string): string => {
  const name = `${process.pid}.${randomUUID()}`
  mkdirSync(path.join(dir, 'users'), { recursive: true })
  writeFileSync(path.join(dir, 'users', name), '')
  return name
}

/** Signs out; true when no user is left whose process lives, so that the server is to be stopped. */
export const signOut = (dir: string, name: string): boolean => {
  const users = path.join(dir, 'users')
  rmSync(path.join(users, name), { force: true })
  const left = readdirSync(users)
  const gone = left.filter((user) => !isAlive(Number.parseInt(user, 10)))
  for (const user of gone) rmSync(path.join(users, user), { force: true })
  return gone.length === left.length
}
