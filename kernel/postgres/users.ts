import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isAlive } from './make.ts'

/** Signs this process in at the store: the server runs while anyone is signed in. */
export const signIn = (dir: string): void => {
  mkdirSync(path.join(dir, 'users'), { recursive: true })
  writeFileSync(path.join(dir, 'users', String(process.pid)), '')
}

/** Signs this process out; true when nobody living is left, so that the server is to be stopped. */
export const signOut = (dir: string): boolean => {
  const users = path.join(dir, 'users')
  rmSync(path.join(users, String(process.pid)), { force: true })
  const left = readdirSync(users)
  const dead = left.filter((pid) => !isAlive(Number(pid)))
  for (const pid of dead) rmSync(path.join(users, pid), { force: true })
  return dead.length === left.length
}
