import { openapiDocument } from '#kernel/openapi.ts'
import type { Command } from './command.ts'
import { withHouse } from './with-house.ts'

export const openapi: Command = {
  name: 'openapi',
  title: { zh: '打印接口说明（OpenAPI 3.1）', en: 'Print the description of the API' },
  usage: '',
  help: ['Always JSON.'],
  options: {},
  words: [0, 0],
  run: (call) =>
    withHouse(call, async ({ house }) => {
      const described = openapiDocument(house.routes)
      call.print(described, () => [JSON.stringify(described, null, 2)])
      return 0
    }),
}
