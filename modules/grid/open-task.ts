import { newestOf, type VersionRow, type Writing } from '#engines/registers/registers.ts'
import { refuse } from '#kernel/errors.ts'
import { taskNotFound, taskWalked } from './errors.ts'

/** A census task that nobody has finished yet. */
export async function openTask({ db, district }: Writing, key: string): Promise<VersionRow> {
  const found = (await newestOf(db, district, 'census-task', [key])).get(key) ?? refuse(taskNotFound)
  if (found.fields.state === 'walked') refuse(taskWalked)
  return found
}
