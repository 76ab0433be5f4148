import { z } from 'zod'
import { route } from '#kernel/route.ts'
import type { Engine } from '../engine.ts'
import { templatesFor, templateShape } from '../lists/reply-templates.ts'

export const replyTemplates = (_engine: Engine) =>
  route({
    method: 'GET',
    path: '/reply-templates',
    can: 'cases.act',
    summary: { zh: '我可用的答复模板', en: 'Texts that I may begin an answer with' },
    reply: z.object({ templates: z.array(templateShape) }),
    handle: async ({ db, district, user }) => ({ templates: await templatesFor(db, district, user) }),
  })
