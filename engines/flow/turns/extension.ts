import { z } from 'zod'
import { askReason } from '../ask.ts'
import type { Turn } from '../action.ts'
import type { PostCode } from '../who.ts'
import { extensionsUsedUp, hungUp, limitPassed } from '../errors.ts'
import { isHungUp, isInTime } from '../plan/clocks.ts'
import { approvalTurn } from './approval.ts'

/** 延期: before the limit, one more original limit, at most as often as the district allows, two approvals. */
export const extension = (
  states: readonly string[],
  levels: readonly [PostCode, ...PostCode[]] = ['dispatcher', 'shift-leader'],
): Turn =>
  approvalTurn({
    code: 'extension',
    title: { zh: '申请延期', en: 'Ask for more time' },
    by: 'unit',
    in: states,
    levels,
    asks: z.object({ reason: askReason }),
    when({ deadlines, requests, at, settings }) {
      if (isHungUp({ deadlines })) return hungUp
      if (!isInTime(deadlines, at)) return limitPassed
      const granted = requests.filter((row) => row.kind === 'extension' && row.state === 'granted')
      return granted.length >= settings.extensionsMost ? extensionsUsedUp : undefined
    },
    granted: () => [
      { kind: 'extend', clock: 'handle' },
      { kind: 'count', name: 'extensions' },
    ],
  })
