import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { nothingAsked } from '../errors.ts'
import { findArticles } from '../find-articles.ts'
import { shownArticle } from '../shapes.ts'

export const findKnowledge = route({
  method: 'GET',
  path: '/knowledge/help',
  can: 'knowledge.read',
  summary: {
    zh: '受理时按文字和分类查找可用的知识条目',
    en: 'Articles that help with a matter, by its words and its class',
  },
  query: z.object({
    text: z.string().trim().max(1000).default(''),
    /** `local-appeals/appeal/010201`. */
    class: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(20).default(5),
  }),
  reply: z.object({
    articles: z.array(
      shownArticle.extend({
        /** What spoke for it: words in common, the class, or both. */
        because: z.object({ words: z.number(), class: z.boolean() }),
      }),
    ),
  }),
  async handle({ db, district }, { query }) {
    if (query.text.length < 2 && !query.class) refuse(nothingAsked)
    const found = await findArticles(db, district, { ...query, class: query.class })
    return {
      articles: found.map(({ key, version, article, weight, ofClass }) => ({
        ...{ key, version, title: article.title, body: article.body },
        ...{ classes: article.classes ?? [], owner: article.owner, reviewOn: article.reviewOn },
        because: { words: Math.round(weight * 10) / 10, class: ofClass },
      })),
    }
  },
})
