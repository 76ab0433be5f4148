import { z } from 'zod'
import { dayAt } from '#engines/org/org.ts'
import { listVersions } from '#engines/registers/registers.ts'
import { route } from '#kernel/route.ts'
import { articleFields, knowledgeArticle } from '../registers/knowledge-article.ts'
import { shownArticle } from '../shapes.ts'

const dayMs = 86_400_000
const most = 1000

export const dueReviews = route({
  method: 'GET',
  path: '/knowledge/due-reviews',
  can: 'knowledge.read',
  summary: {
    zh: '已到或即将到复审日期的知识条目，先到的在前',
    en: 'Published articles whose review is due within some days, the earliest first',
  },
  query: z.object({ within: z.coerce.number().int().min(0).max(365).default(30) }),
  reply: z.object({ articles: z.array(shownArticle.omit({ body: true }).extend({ overdue: z.boolean() })) }),
  async handle({ db, district, now }, { query }) {
    const until = dayAt(new Date(now.getTime() + query.within * dayMs))
    const rows = await listVersions(db, district, knowledgeArticle.code, {
      filters: [
        { field: 'reviewOn', until },
        { field: 'state', among: ['published'] },
      ],
      ...{ words: [], retired: false, after: undefined, limit: most },
    })
    return {
      articles: rows
        .map(({ key, version, fields }) => ({ key, version, ...articleFields.parse(fields) }))
        .map(({ key, version, title, classes = [], owner, reviewOn }) => ({
          ...{ key, version, title, classes, owner, reviewOn },
          overdue: reviewOn < dayAt(now),
        }))
        .toSorted((a, b) => (a.reviewOn < b.reviewOn ? -1 : 1)),
    }
  },
})
