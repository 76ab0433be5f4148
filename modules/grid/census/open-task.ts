import { newestOf, type Writing } from '#engines/registers/registers.ts'
import { refuse } from '#kernel/errors.ts'
import { censusClosed, taskNotFound, taskOfOther, taskWalked } from '../errors.ts'
import type { Census, CensusTask } from '../registers/census.ts'

export interface OpenTask {
  key: string
  version: number
  fields: CensusTask
  census: Census
}

/** A task with its census, as somebody looks at it. */
export async function taskAt(
  { db, district }: Pick<Writing, 'db' | 'district'>,
  key: string,
): Promise<OpenTask> {
  const task = (await newestOf(db, district, 'census-task', [key])).get(key) ?? refuse(taskNotFound)
  const fields = task.fields as CensusTask
  const census = (await newestOf(db, district, 'census', [fields.census])).get(fields.census)
  return { key, version: task.version, fields, census: (census ?? refuse(taskNotFound)).fields as Census }
}

/** A task that nobody has finished yet, for the one who walks it: refuses what another was sent to. */
export async function openTask(writing: Writing, key: string): Promise<OpenTask> {
  const task = await taskAt(writing, key)
  if (task.census.state === 'closed') refuse(censusClosed)
  if (task.fields.state === 'walked') refuse(taskWalked)
  const { walker } = task.fields
  if (walker !== undefined && walker !== writing.user.account) refuse(taskOfOther)
  return task
}
