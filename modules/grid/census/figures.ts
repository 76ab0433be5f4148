import type { z } from 'zod'
import type { censusFigures, CensusTask } from '../registers/census.ts'
import type { Difference } from '../registers/difference-fields.ts'

/**
 * What came out of a census. Components are counted in the cells that were walked; every one of them was found
 * as registered, changed, moved or missing, so that these four add up to `registered`. New ones stand apart.
 */
export function figuresOf(
  tasks: readonly { key: string; fields: CensusTask }[],
  differences: readonly Difference[],
  seen: ReadonlyMap<string, number>,
): z.output<typeof censusFigures> {
  const walked = tasks.filter(({ fields }) => fields.state === 'walked')
  const inWalked = new Set(walked.map(({ key }) => key))
  const counted = differences.filter(({ task }) => inWalked.has(task))
  const kind = (wanted: Difference['kind']) => counted.filter((one) => one.kind === wanted).length
  const result = (wanted: Difference['result']) => differences.filter((one) => one.result === wanted).length
  return {
    walked: walked.length,
    left: tasks.length - walked.length,
    registered: walked.reduce((sum, { fields }) => sum + (fields.registered ?? 0), 0),
    seen: [...seen.values()].reduce((sum, count) => sum + count, 0),
    changed: kind('changed'),
    moved: kind('moved'),
    missing: kind('missing'),
    new: kind('new'),
    accepted: result('accepted'),
    declined: result('declined'),
  }
}
