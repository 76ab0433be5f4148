import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { postTitleTaken } from '../errors.ts'
import { postCalled, updatePostTitle } from '../post-queries.ts'
import { changeablePost, postParams, postShape, postTitleShape } from '../posts.ts'

/** Only what it is called: its code, by which case types name it, stays. */
export const renamePost = route({
  method: 'PATCH',
  path: '/org/posts/:code',
  can: 'org.edit',
  summary: { zh: '修改岗位名称', en: 'Rename a post' },
  params: postParams,
  body: z.object({ title: postTitleShape }),
  reply: postShape,
  async handle({ db, district, audit }, { params: { code }, body: { title } }) {
    const post = await changeablePost(db, district, code)
    if (await postCalled(db, district, { title, unit: post.unit, but: code }))
      refuse(postTitleTaken, { post: title })
    await updatePostTitle(db, district, code, title)
    audit(`post ${code}`, { before: { title: post.title }, after: { title } })
    return { ...post, title }
  },
})
