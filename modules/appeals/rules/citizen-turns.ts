import { z } from 'zod'
import { type Facts, stay, type Turn } from '#engines/flow/flow.ts'
import type { Refusal } from '#kernel/errors.ts'
import { callBackResult, satisfaction } from '../answers.ts'
import { ratedAlready, ratingOver } from '../errors.ts'

const dayMs = 86_400_000

const mayRate = ({ case: row, at, settings }: Facts): Refusal | undefined => {
  if (row.outcome.rated) return ratedAlready
  const until = row.closed_at!.getTime() + settings.ratingDays * dayMs
  return at.getTime() > until ? ratingOver : undefined
}

/** 群众评价: the citizen's own word, once; it stands above what the call-back heard, whose step remains. */
export const rated: Turn = {
  code: 'rated',
  in: ['closed'],
  actions: {
    rate: stay('public', {
      title: { zh: '群众评价', en: 'Rated by the citizen' },
      asks: z.object({
        // An exclusion forgets its titles.
        satisfied: satisfaction.exclude(['unreachable']).meta({ ...satisfaction.meta() }),
        solved: callBackResult.exclude(['unreachable']).meta({ ...callBackResult.meta() }),
      }),
      when: mayRate,
      effects: (_facts, said) => [{ kind: 'outcome', values: { ...said, rated: true } }],
    }),
  },
}
