import { z } from 'zod'
import type { Turn } from '../action.ts'
import { askReason } from '../ask.ts'
import { notLate, objectedAlready, windowPassed } from '../errors.ts'
import { clockOf } from '../plan/clocks.ts'
import type { PostCode } from '../who.ts'
import { approvalTurn } from './approval.ts'

const dayMs = 86_400_000

/**
 * 超时申诉: after closing, once, within the district's window, ruled in two steps. Granted, the case leaves the
 * statistics; its clock keeps saying how late it was (standards §1.5).
 */
export const objection = (
  states: readonly string[],
  levels: readonly [PostCode, ...PostCode[]] = ['dispatcher', 'shift-leader'],
): Turn =>
  approvalTurn({
    code: 'objection',
    title: { zh: '超时申诉', en: 'Object to lateness' },
    by: 'handler',
    in: states,
    levels,
    asks: z.object({ reason: askReason }),
    when({ case: row, deadlines, requests, at, settings }) {
      if (clockOf(deadlines, 'handle')?.state !== 'passed') return notLate
      if (requests.some(({ kind, state }) => kind === 'objection' && state !== 'lapsed'))
        return objectedAlready
      const since = at.getTime() - row.closed_at!.getTime()
      return since > settings.objectionDays * dayMs ? windowPassed : undefined
    },
    granted: () => [
      { kind: 'set', values: { in_statistics: false } },
      { kind: 'outcome', values: { objection: 'granted' } },
    ],
    declined: () => [{ kind: 'outcome', values: { objection: 'declined' } }],
  })
