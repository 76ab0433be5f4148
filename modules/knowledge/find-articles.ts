import { likest, listVersions, newestOf, type VersionRow } from '#engines/registers/registers.ts'
import type { Db, DistrictId } from '#kernel/sql.ts'
import { type Article, knowledgeArticle } from './registers/knowledge-article.ts'

export interface FoundArticle {
  key: string
  version: number
  article: Article
  /** How many rare pairs of characters it shares with the words; 0 where the class alone spoke for it. */
  weight: number
  ofClass: boolean
}

/** What a fitting class counts: as much as two words that a few articles alone have. */
const classWeight = 6
/** Less than one rare word in common is chance. */
const leastWeight = 2
/** What shares less than this part of the best one's words is there by chance: everybody says 门口, 晚上. */
const leastShare = 0.5
/** So many of the likest are looked at: drafts and withdrawn ones are among them. */
const candidates = 40

/**
 * Published articles for a matter by its words, its class, or both; the most fitting first. An article about
 * a class above fits too: one of 0102 helps with 010201.
 */
export async function findArticles(
  db: Db,
  district: DistrictId,
  asked: { text: string; class: string | undefined; limit: number },
): Promise<FoundArticle[]> {
  const { code } = knowledgeArticle
  const words = asked.text.length > 1 ? await likest(db, district, code, asked.text, candidates) : []
  const ofClass = asked.class ? await articlesOf(db, district, asked.class) : []
  const rows = await newestOf(
    db,
    district,
    code,
    words.map(({ key }) => key),
  )
  const fitting = new Set(ofClass.map(({ key }) => key))
  for (const row of ofClass) rows.set(row.key, row)
  const weights = new Map(words.map(({ key, weight }) => [key, weight]))
  const least = Math.max(leastWeight, leastShare * (words[0]?.weight ?? 0))
  return [...rows.values()]
    .filter(({ act, fields }) => act !== 'retire' && fields.state === 'published')
    .map((row) => found(row, weights.get(row.key) ?? 0, fitting.has(row.key)))
    .filter(({ weight, ofClass }) => ofClass || weight >= least)
    .toSorted((a, b) => rank(b) - rank(a) || (a.key < b.key ? -1 : 1))
    .slice(0, asked.limit)
}

const rank = ({ weight, ofClass }: FoundArticle): number => weight + (ofClass ? classWeight : 0)

const found = ({ key, version, fields }: VersionRow, weight: number, ofClass: boolean): FoundArticle => ({
  key,
  version,
  article: fields as Article,
  weight,
  ofClass,
})

const articlesOf = (db: Db, district: DistrictId, classKey: string): Promise<VersionRow[]> =>
  listVersions(db, district, knowledgeArticle.code, {
    filters: [
      { field: 'classes', among: classAndAbove(classKey) },
      { field: 'state', among: ['published'] },
    ],
    words: [],
    retired: false,
    after: undefined,
    limit: candidates,
  })

/** `local-appeals/appeal/010201` → itself, …/0102, …/01: codes grow by two or three digits a level. */
function classAndAbove(key: string): string[] {
  const [edition = '', kind = '', code = ''] = key.split('/')
  return Array.from({ length: Math.max(0, code.length - 1) }, (_, n) =>
    [edition, kind, code.slice(0, code.length - n)].join('/'),
  )
}
