import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { allPosts } from '../holder-queries.ts'

export const listPosts = route({
  method: 'GET',
  path: '/org/posts',
  can: 'org.read',
  summary: { zh: '岗位及其权限', en: 'Posts and what each may' },
  lasting: true,
  reply: z.object({
    posts: z.array(
      z.object({
        code: z.string(),
        title: z.object({ zh: z.string(), en: z.string() }),
        administration: z.enum(['system', 'security', 'audit']).nullable(),
        permissions: z.array(z.string()),
      }),
    ),
  }),
  handle: async ({ db, district }) => ({ posts: await allPosts(db, district) }),
})
