import { readlinkSync } from 'node:fs'
import os from 'node:os'

/**
 * For a thread of long work: serving comes first. On Linux, where each thread has a place of its own, this one takes
 * from now on what nobody else wants; elsewhere its priority would be that of the whole process, and nothing is done.
 */
export function standBack(): void {
  if (process.platform !== 'linux') return
  // `PROCESS/task/THREAD`
  const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
  const place = os.constants.priority.PRIORITY_BELOW_NORMAL
  // Who stands further back already may not come forward.
  if (os.getPriority(thread) < place) os.setPriority(thread, place)
}
