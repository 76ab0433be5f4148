import { z } from 'zod'
import { allRefusals } from './errors.ts'
import { sessionCookie } from './session-cookie.ts'
import { isWrite, keepsReply, type Route, routePath } from './route.ts'

type Json = Record<string, unknown>
const json = 'application/json'

/** OpenAPI 3.1 of a list of routes: what is described is what is parsed, since both are the same schema. */
export function openapiDocument(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {}
  for (const made of routes) {
    const path = routePath(made).replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [made.method.toLowerCase()]: operation(made) }
  }
  return {
    openapi: '3.1.0',
    info: { title: '呼应 Huying', version: '1', description: 'The interface of a district platform.' },
    paths,
    components: { schemas: { Refusal: refusalShape() }, securitySchemes },
  }
}

function operation(made: Route): Json {
  const guarded = made.can !== 'public'
  return {
    operationId: operationId(made),
    summary: made.summary.en,
    'x-summary-zh': made.summary.zh,
    'x-permission': made.can,
    ...(guarded && { security: [isWrite(made) ? { session: [], csrf: [] } : { session: [] }] }),
    parameters: [
      ...parameters(made.params, 'path'),
      ...parameters(made.query, 'query'),
      ...(keepsReply(made) ? [idempotencyKey] : []),
    ],
    ...bodyOf(made),
    responses: {
      [String(made.status ?? 200)]: {
        description: 'Done',
        content: contentOf(made),
      },
      default: refusalOf(made),
    },
  }
}

/** A file comes as bytes; of JSON beside another form the declared shape is said. */
const contentOf = (made: Route): Json =>
  Object.fromEntries(
    (made.media ?? [json]).map((type) => [
      type.split(';')[0],
      { schema: type === json ? schemaOf(made.reply, 'output') : { type: 'string', format: 'binary' } },
    ]),
  )

/** A route that speaks another standard refuses in that standard's form, in each media type it has. */
function refusalOf(made: Route): Json {
  if (made.refuseAs)
    return {
      description: 'Refused in the form of the standard that this route speaks',
      content: Object.fromEntries((made.media ?? [json]).map((type) => [type, {}])),
    }
  return {
    description: 'Refused: a stable code, a sentence in both languages, details',
    content: { [json]: { schema: { $ref: '#/components/schemas/Refusal' } } },
  }
}

/** `postCasesIdActionsAction`: from method and path, so that it stays when a handler is renamed. */
const operationId = (made: Route): string =>
  made.method.toLowerCase() +
  made.path
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('')

function bodyOf(made: Route): Json {
  if (made.uploads) {
    const schema = { type: 'object', additionalProperties: { type: 'string', format: 'binary' } }
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } }
  }
  if (!made.body) return {}
  const content = { 'application/json': { schema: schemaOf(made.body, 'input') } }
  return { requestBody: { required: true, content } }
}

function parameters(shape: z.ZodType | undefined, where: 'path' | 'query'): Json[] {
  if (!shape) return []
  const { properties = {}, required = [] } = schemaOf(shape, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema,
  }))
}

/** What JSON Schema cannot say (a check in code) is left open rather than wrong; a moment travels as text. */
function schemaOf(shape: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, {
    ...{ io, unrepresentable: 'any', reused: 'inline' },
    override({ zodSchema, jsonSchema }) {
      if (zodSchema._zod.def.type === 'date')
        Object.assign(jsonSchema, { type: 'string', format: 'date-time' })
    },
  })
  return schema
}

const refusalShape = (): Json => ({
  type: 'object',
  required: ['code', 'message', 'details'],
  properties: {
    code: {
      type: 'string',
      description: 'Stays the same; GET /api/refusals tells the status and the sentence of each',
      examples: allRefusals()
        .map((each) => each.code)
        .toSorted(),
    },
    message: {
      type: 'object',
      required: ['zh', 'en'],
      properties: { zh: { type: 'string' }, en: { type: 'string' } },
    },
    details: { type: 'object' },
  },
})

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key with the same content gives the same reply and writes once.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
}

const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
  csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
}
