import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { dayAt } from '../enrich.ts'
import { postHasTasks, postHeld, postNamed } from '../errors.ts'
import { endPostOn, holdingsOf } from '../post-queries.ts'
import { changeablePost, type OrgParts, postParams, postShape } from '../posts.ts'

/** A post ends when nobody holds it and nothing waits for it; what was done in it keeps its name. */
export const endPost = ({ posts }: Pick<OrgParts, 'posts'>) =>
  route({
    method: 'POST',
    path: '/org/posts/:code/end',
    can: 'org.edit',
    summary: { zh: '撤销岗位', en: 'End a post' },
    params: postParams,
    reply: postShape,
    async handle({ db, district, now, user, audit }, { params: { code } }) {
      const post = await changeablePost(db, district, code)
      const day = dayAt(now)
      const { held } = await holdingsOf(db, district, { post: code, day, account: user.account })
      if (held > 0) refuse(postHeld, { post: post.title, count: held })
      const tasks = await posts.openTasks(db, district, code)
      if (tasks > 0) refuse(postHasTasks, { post: post.title, count: tasks })
      if (posts.isNamed(code)) refuse(postNamed, { post: post.title })
      await endPostOn(db, district, code, day)
      audit(`post ${code}`, { before: { until: null }, after: { until: day } })
      return { ...post, until: day }
    },
  })
