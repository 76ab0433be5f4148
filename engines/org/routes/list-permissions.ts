import { z } from 'zod'
import { allPermissionParts } from '#kernel/permissions.ts'
import { route } from '#kernel/route.ts'
import { administratorsAlone } from '#kernel/user.ts'

const text = z.object({ zh: z.string(), en: z.string() })

/** Every permission of the house in words, by the part of the house that asks for it. */
export const listPermissions = route({
  method: 'GET',
  path: '/org/permissions',
  can: 'org.read',
  summary: { zh: '权限及其说明', en: 'Permissions in words' },
  lasting: true,
  reply: z.object({
    parts: z.array(
      z.object({
        part: z.string(),
        title: text,
        permissions: z.array(
          z.object({
            code: z.string(),
            title: text,
            apart: z.boolean().describe('Of administrators alone: no working post may hold it'),
          }),
        ),
      }),
    ),
  }),
  handle: async () => ({
    parts: allPermissionParts().map(({ part, title, words }) => ({
      part,
      title,
      permissions: Object.entries(words).map(([word, says]) => {
        const code = `${part}.${word}`
        return { code, title: says, apart: administratorsAlone.has(code) }
      }),
    })),
  }),
})
