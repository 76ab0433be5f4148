import { z } from 'zod'
import { readSetting } from '#kernel/settings.ts'
import type { Acting } from '../acting.ts'
import { caseSummary, summaryOf } from '../case-summary.ts'
import type { CaseTypes } from '../declare.ts'
import { visibleCases } from '../visibility.ts'
import { decidingWords, likenessTo, rarestPairs, type Told } from './alike.ts'
import { candidatesFor, longestRead, shownCandidates } from './candidates.ts'
import { pairsOf } from './grams.ts'
import { rarityIn } from './rarity.ts'
import { helpSettings, metresFor } from './settings.ts'

export const alikeCase = caseSummary.extend({
  title: z.string(),
  text: z.string(),
  /** 0 to 1: words, place and time together. */
  score: z.number(),
  /** 0 to 1: the share of what was said that both say, rare words counting more. */
  words: z.number(),
  /** Between the two points; null where one is not known. */
  metres: z.number().nullable(),
  days: z.number(),
  /** The words that decided. */
  because: z.array(z.string()),
})

export interface AskedAlike extends Told {
  caseType: string
  not?: number
}

const dayMs = 86_400_000

/**
 * Cases that may be of the same thing as what is told: near in place (metres by class), in time and in words, best
 * first, each with the words and the distance that decided. The user's to see, alone.
 */
export async function findAlike(
  { db, district, user }: Pick<Acting, 'db' | 'district' | 'user'>,
  types: CaseTypes,
  asked: AskedAlike,
): Promise<z.input<typeof alikeCase>[]> {
  const settings = await readSetting(db, district, helpSettings)
  const text = asked.text.slice(0, longestRead)
  const pairs = pairsOf(text)
  if (pairs.length === 0) return []
  const rarity = await rarityIn(db, district, pairs)
  const metres = metresFor(settings, asked.classCode ?? undefined)
  const candidates = await candidatesFor(db, district, {
    pairs: rarestPairs(text, rarity),
    point: asked.lng === null || asked.lat === null ? undefined : { lng: asked.lng, lat: asked.lat },
    metres,
    since: new Date(asked.at.getTime() - settings.days * dayMs),
    until: new Date(asked.at.getTime() + dayMs),
    caseType: asked.caseType,
    not: asked.not,
    visible: await visibleCases({ db, district, user }, types),
  })
  const likeThis = likenessTo({ ...asked, text }, rarity, { ...settings, metres })
  const best = candidates
    .flatMap((other) => {
      const like = likeThis(other)
      return like ? [{ id: other.id, like }] : []
    })
    .toSorted((a, b) => b.like.score - a.like.score || b.id - a.id)
    .slice(0, settings.most)
  const rows = await shownCandidates(
    db,
    district,
    best.map(({ id }) => id),
  )
  return best.map(({ id, like: { shared, ...like } }) => {
    const row = rows.get(id)!
    return {
      ...{ ...summaryOf(row), ...like, title: row.title, text: row.text },
      because: decidingWords(text, shared, rarity),
    }
  })
}
