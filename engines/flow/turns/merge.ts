import { z } from 'zod'
import { stay, to, type Turn } from '../action.ts'
import { askCase, askReason, longestReply } from '../ask.ts'
import type { Effect, Facts, Other } from '../effects.ts'
import { hasMerged, hungUp, otherType, windowPassed } from '../errors.ts'
import { isHungUp } from '../plan/clocks.ts'
import type { Who } from '../who.ts'

const dayMs = 86_400_000
const number = z.string().max(40)

/** How many cases were merged into this one and still are. */
export const mergedInto = ({ case: row }: Pick<Facts, 'case'>): number => row.counts.merged ?? 0

const masterOf = ({ others }: Facts): Other => others[0]!

/**
 * 合并重复件: one case is handled, every caller is answered. The merged one ends at once, linked both ways; when
 * the master ends, its reply is written to each of them. Undone within the district's window, the case stands
 * where it stood, its clocks as if they had never stopped.
 *
 * @param back the states a merge may be undone to: every open one of the type.
 */
export const merging = (
  back: readonly [string, ...string[]],
  by: readonly Who[] = ['call-taker', 'dispatcher', 'acceptor', 'shift-leader'],
): readonly Turn[] => [
  {
    code: 'merging',
    in: 'open',
    actions: {
      merge: to('merged', by, {
        title: { zh: '并入主案件', en: 'Merge into another case' },
        asks: z.object({
          case: askCase({ zh: '主案件', en: 'Into which case' }),
          reason: askReason.optional(),
        }),
        confirm: true,
        across: [],
        when(facts) {
          if (mergedInto(facts) > 0) return hasMerged
          if (isHungUp(facts)) return hungUp
          return masterOf(facts).case.case_type === facts.case.case_type ? undefined : otherType
        },
        effects(facts, { case: master }) {
          const { number: own, state } = facts.case
          return [
            { kind: 'tell', values: { into: masterOf(facts).case.number } },
            { kind: 'set', values: { merged_into: master } },
            { kind: 'outcome', values: { mergedFrom: state } },
            { kind: 'link', as: 'merged', other: master },
            { kind: 'void-clocks' },
            { kind: 'also', case: master, action: 'absorb', answers: { number: own } },
          ]
        },
      }),
      absorb: stay('system', {
        title: { zh: '并入重复件', en: 'Another case merged into this one' },
        asks: z.object({ number }),
        effects: () => [{ kind: 'count', name: 'merged' }],
      }),
      release: stay('system', {
        title: { zh: '重复件撤销合并', en: 'A merge was undone' },
        asks: z.object({ number }),
        effects: () => [{ kind: 'count', name: 'merged', by: -1 }],
      }),
    },
    ends: { across: ['merged'], applies: (facts) => mergedInto(facts) > 0, effects: answerAll },
  },
  {
    code: 'merged',
    in: ['merged'],
    actions: {
      unmerge: to(back[0], by, {
        title: { zh: '撤销合并', en: 'Undo the merge' },
        asks: z.object({ reason: askReason }),
        mayLead: back,
        across: ['merged'],
        when: ({ case: row, at, settings }) =>
          at.getTime() - row.closed_at!.getTime() > settings.undoMergeDays * dayMs ? windowPassed : undefined,
        effects: ({ case: row }) => [
          { kind: 'go', to: String(row.outcome.mergedFrom) },
          { kind: 'revive-clocks' },
          { kind: 'set', values: { merged_into: null } },
          { kind: 'outcome', values: { mergedFrom: null } },
          { kind: 'unlink', as: 'merged', other: row.merged_into! },
          { kind: 'also', case: row.merged_into!, action: 'release', answers: { number: row.number } },
        ],
      }),
      answerMerged: stay('system', {
        title: { zh: '随主案件答复', en: 'Answered with the master' },
        asks: z.object({ number, reply: z.string().max(longestReply) }),
        marks: ['handled', 'accepted'],
        effects: () => [{ kind: 'outcome', values: { answered: true } }],
      }),
    },
  },
]

/** What the citizen of the master was told last is what every merged citizen is told. */
function answerAll(
  { case: row, others, lastReply }: Facts,
  answers: Record<string, unknown>,
): readonly Effect[] {
  const reply = typeof answers.reply === 'string' ? answers.reply : (lastReply ?? '')
  return others
    .filter((other) => other.case.merged_into === row.id)
    .map((other) => ({
      ...{ kind: 'also' as const, case: other.case.id, action: 'answerMerged' },
      answers: { number: row.number, reply },
    }))
}
