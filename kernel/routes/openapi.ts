import { z } from 'zod'
import { openapiDocument } from '../openapi.ts'
import { jsonType, raw, type Route, route } from '../route.ts'

export const readOpenapi = (routes: () => readonly Route[]) => {
  let text: string | undefined
  return route({
    method: 'GET',
    path: '/openapi.json',
    can: 'public',
    summary: { zh: '接口说明（OpenAPI 3.1）', en: 'This interface described (OpenAPI 3.1)' },
    reply: z.record(z.string(), z.unknown()),
    transaction: false,
    async handle() {
      text ??= JSON.stringify(openapiDocument(routes()))
      return raw({ headers: { 'content-type': jsonType }, body: text })
    },
  })
}
