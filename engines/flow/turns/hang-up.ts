import { z } from 'zod'
import type { Refusal } from '#kernel/errors.ts'
import { stay, type Turn } from '../action.ts'
import { askReason } from '../ask.ts'
import type { Facts } from '../effects.ts'
import { hangUpsUsedUp, hangUpTooLate, hangUpTooLong, hungUp, limitPassed, notHungUp } from '../errors.ts'
import { isHungUp, isInTime } from '../plan/clocks.ts'
import { askedRequest } from '../plan/requests.ts'
import type { PostCode } from '../who.ts'
import { approvalTurn } from './approval.ts'

const dayMs = 86_400_000

/** The end of a day in Wuhan: the midnight after it. */
const endOf = (day: string): Date => new Date(`${day}T24:00:00+08:00`)

/**
 * 挂账: what cannot be done now (a season, a construction site, money of next year) stops the clock until a day:
 * as often and as long as the district allows, two approvals. It resumes by itself (standards §1.5).
 */
export function hangUp(
  states: readonly string[],
  levels: readonly [PostCode, ...PostCode[]] = ['dispatcher', 'shift-leader'],
): Turn {
  const asking = approvalTurn({
    code: 'hang-up',
    title: { zh: '申请挂账', en: 'Ask to hang up' },
    by: 'unit',
    in: states,
    levels,
    asks: z.object({
      reason: askReason,
      until: z.iso.date().meta({ label: { zh: '挂账至', en: 'Until the end of' } }),
    }),
    when({ deadlines, requests, at, settings }, { until }) {
      const granted = requests.filter((row) => row.kind === 'hang-up' && row.state === 'granted')
      if (isHungUp({ deadlines })) return hungUp
      if (granted.length >= settings.hangUpsMost) return hangUpsUsedUp
      if (!isInTime(deadlines, at)) return limitPassed
      const length = endOf(until).getTime() - at.getTime()
      return length > dayMs && length <= (settings.hangUpDaysMost + 1) * dayMs ? undefined : hangUpTooLong
    },
    still: stillOfUse,
    granted: (_facts, { answers }) => [
      { kind: 'pause', until: endOf(String(answers.until)), reason: String(answers.reason) },
      { kind: 'count', name: 'hangUps' },
    ],
  })
  return {
    ...asking,
    actions: {
      ...asking.actions,
      resume: stay(['dispatcher', 'shift-leader', 'system'], {
        title: { zh: '恢复办理', en: 'Resume' },
        when: (facts) => (isHungUp(facts) ? undefined : notHungUp),
        effects: () => [{ kind: 'resume' }],
      }),
    },
  }
}

/** A grant that comes too late stops no clock, and would only use up the one hang-up that a case has. */
const stillOfUse = ({ deadlines, requests, at }: Facts): Refusal | undefined => {
  const until = askedRequest(requests, 'hang-up')?.answers.until
  return isInTime(deadlines, at) && endOf(String(until)) > at ? undefined : hangUpTooLate
}
