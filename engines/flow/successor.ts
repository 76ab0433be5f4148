import { successorOf } from '#engines/org/org.ts'
import type { Acting } from './acting.ts'
import type { Action } from './action.ts'
import type { FoundCase } from './queries.ts'

/**
 * The case with the unit that answers for its unit now: a closed case stays with the unit that handled it, and
 * what that unit may still say of it passes to whom it was merged into. Asked for only where an action is a handler's.
 */
export async function withSuccessor<F extends FoundCase>(
  { db, district }: Pick<Acting, 'db' | 'district'>,
  found: F,
  actions: readonly Action[],
): Promise<F & { successor?: number | undefined }> {
  const unit = found.case.unit_id
  if (unit === null || !actions.some(({ by }) => by.includes('handler'))) return found
  return { ...found, successor: await successorOf(db, district, unit) }
}
