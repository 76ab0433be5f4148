import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { postTitleTaken } from '../errors.ts'
import { insertPost, postByCode, postCalled } from '../post-queries.ts'
import { postShape, postTitleShape } from '../posts.ts'
import { workingUnit } from '../unit-tree.ts'

/** A post of the district's own. It may do nothing until the security administration gives it permissions. */
export const addPost = route({
  method: 'POST',
  path: '/org/posts',
  can: 'org.edit',
  summary: { zh: '设置岗位', en: 'Make a post' },
  body: z.object({ title: postTitleShape, unit: z.int().positive().nullable() }),
  reply: postShape,
  status: 201,
  async handle({ db, district, audit }, { body }) {
    if (body.unit !== null) await workingUnit(db, district, body.unit)
    if (await postCalled(db, district, body)) refuse(postTitleTaken, { post: body.title })
    const code = await insertPost(db, district, body)
    audit(`post ${code}`, { title: body.title, unit: body.unit })
    return (await postByCode(db, district, code))!
  },
})
