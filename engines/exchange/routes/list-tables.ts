import { z } from 'zod'
import { route, type Route } from '#kernel/route.ts'
import { tableKinds } from '../tables/table-kinds.ts'

const text = z.object({ zh: z.string(), en: z.string() })

/** Which tables may be brought in by whom asks, and what their columns are called. */
export const listTables = (allRoutes: () => readonly Route[]) =>
  route({
    method: 'GET',
    path: '/exchange/tables',
    can: 'signed-in',
    summary: { zh: '可导入的表', en: 'Tables that may be imported' },
    reply: z.object({
      tables: z.array(
        z.object({
          code: z.string(),
          title: text,
          columns: z.array(z.object({ name: z.string(), title: text, need: z.boolean() })),
        }),
      ),
      /** Whether cases may be brought in by a mapping. */
      cases: z.boolean(),
    }),
    async handle({ user }) {
      const may = (method: string, path: string) => {
        const found = allRoutes().find((made) => made.method === method && made.path === path)
        return found !== undefined && user.permissions.has(found.can)
      }
      return {
        tables: tableKinds
          .filter(({ method, path }) => may(method, path))
          .map(({ code, title, columns }) => ({
            ...{ code, title },
            columns: columns.map(({ name, title: words, need }) => ({ name, title: words, need })),
          })),
        cases: may('POST', '/exchange/case-imports'),
      }
    },
  })
