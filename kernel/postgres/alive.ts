import { readFileSync } from 'node:fs'
import { codeOf } from './errors.ts'

/** Whether a process of this id runs, be it another account's; one that is dead but not reaped does not. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false
  }
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return true // no /proc here
  }
}
