import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { permissionNamed } from '#kernel/permissions.ts'
import { route } from '#kernel/route.ts'
import { administratorsAlone } from '#kernel/user.ts'
import { dayAt } from '../enrich.ts'
import { permissionApart, permissionUnknown, permissionsMoved, permissionToOwn } from '../errors.ts'
import { holdingsOf, updatePermissions } from '../post-queries.ts'
import { changeablePost, type OrgParts, postParams, postShape } from '../posts.ts'

const list = z.array(z.string().max(60)).max(200)

/**
 * What the holders of a post may do: the security administration's act (GB/T 22239-2019 8.1.4.2), never upon a
 * post of one's own. Permissions that this house does not know stay as they are, for nobody could choose them.
 */
export const grantPermissions = ({ rightsChanged }: Pick<OrgParts, 'rightsChanged'>) =>
  route({
    method: 'PUT',
    path: '/org/posts/:code/permissions',
    can: 'accounts.grant',
    summary: { zh: '授予或收回岗位权限', en: 'Give or take permissions of a post' },
    params: postParams,
    body: z.object({
      permissions: list,
      seen: list.describe('What the post held when it was looked at'),
    }),
    reply: postShape,
    async handle({ db, district, now, user, audit, afterCommit }, { params: { code }, body }) {
      const post = await changeablePost(db, district, code)
      const { own } = await holdingsOf(db, district, { post: code, day: dayAt(now), account: user.account })
      if (own) refuse(permissionToOwn)
      const before = sorted(post.permissions)
      if (!isDeepStrictEqual(before, sorted(body.seen))) refuse(permissionsMoved, { post: post.title })
      checkGrantable(body.permissions)
      const unknown = post.permissions.filter((permission) => !permissionNamed(permission))
      const after = sorted([...body.permissions, ...unknown])
      await updatePermissions(db, district, code, after)
      audit(`post ${code}`, {
        before: { permissions: before },
        after: { permissions: after },
        given: after.filter((permission) => !before.includes(permission)),
        taken: before.filter((permission) => !after.includes(permission)),
      })
      afterCommit(() => rightsChanged(district))
      return { ...post, permissions: after }
    },
  })

function checkGrantable(permissions: readonly string[]): void {
  for (const permission of permissions) {
    const what = permissionNamed(permission) ?? refuse(permissionUnknown, { permission })
    if (administratorsAlone.has(permission)) refuse(permissionApart, { permission, what })
  }
}

const sorted = (permissions: readonly string[]): string[] => [...new Set(permissions)].toSorted()
