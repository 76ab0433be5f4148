import { defineModule } from '#engines/manifest/manifest.ts'
import { knowledgeArticle } from './registers/knowledge-article.ts'
import { dueReviews } from './routes/due-reviews.ts'
import { findKnowledge } from './routes/find-knowledge.ts'

export const knowledge = defineModule({
  name: 'knowledge',
  title: { zh: '知识库', en: 'Knowledge' },
  purpose: 'Keeps what call-takers answer from, and finds it while they listen.',
  registers: [knowledgeArticle],
  routes: () => [findKnowledge, dueReviews],
})
