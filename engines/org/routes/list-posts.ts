import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { allPosts } from '../post-queries.ts'
import { postShape } from '../posts.ts'

export const listPosts = route({
  method: 'GET',
  path: '/org/posts',
  can: 'org.read',
  summary: { zh: '岗位及其权限，含已撤销的', en: 'Posts and what each may, ended ones too' },
  lasting: true,
  reply: z.object({ posts: z.array(postShape) }),
  handle: async ({ db, district }) => ({ posts: await allPosts(db, district) }),
})
