import fc from 'fast-check'
import type { Asked } from './people.ts'
import { junkBody, type Known, near, odd, type Schema } from './near.ts'

interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  schema: Schema
}

export interface Operation {
  method: string
  path: string
  permission: string
  parameters: Parameter[]
  body: Schema | undefined
  uploads: boolean
}

interface Described {
  'x-permission': string
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}

/** Every operation of the house's own OpenAPI document. */
export const operationsOf = (document: { paths: Record<string, Record<string, Described>> }): Operation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({
      method: method.toUpperCase(),
      path,
      permission: one['x-permission'],
      parameters: one.parameters ?? [],
      body: one.requestBody?.content['application/json']?.schema,
      uploads: Boolean(one.requestBody?.content['multipart/form-data']),
    })),
  )

/** Forms of actions, by code: what `answers` asks is known only from the case type. */
export type Forms = ReadonlyMap<string, Schema>

const text = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
const encoded = (value: unknown): string =>
  encodeURIComponent(text(value).toWellFormed().slice(0, 400)) || '0'

/** A request that is about right, or hardly one. */
export function requestNear(operation: Operation, known: Known, forms: Forms): fc.Arbitrary<Asked> {
  const acts = operation.path.endsWith('/actions/{action}')
  const action = acts ? fc.constantFrom(...forms.keys()) : fc.constant('')
  return action.chain((code) =>
    fc
      .record({
        url: addressNear(operation, known, code),
        body: bodyNear(operation, known, acts ? forms.get(code) : undefined),
      })
      .map(({ url, body }) => ({ method: operation.method, url, ...body })),
  )
}

function addressNear({ path, parameters }: Operation, known: Known, action: string): fc.Arbitrary<string> {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
  const schemaFor = (name: string) =>
    parameters.find((one) => one.in === 'path' && one.name === name)?.schema ?? {}
  const parts = fc.tuple(
    ...inPath.map((name) =>
      name === 'action'
        ? fc.oneof({ weight: 9, arbitrary: fc.constant(action) }, { weight: 1, arbitrary: odd })
        : near(schemaFor(name), known),
    ),
  )
  const asked = parameters.filter((one) => one.in === 'query')
  const query = fc.record(Object.fromEntries(asked.map((one) => [one.name, near(one.schema, known)])), {
    requiredKeys: asked.filter((one) => one.required).map((one) => one.name),
  })
  return fc.tuple(parts, query, fc.boolean()).map(([values, named, twice]) => {
    const left = [...values]
    const address = path.replace(/\{\w+\}/g, () => encoded(left.shift()))
    const pairs = Object.entries(named).map(([name, value]) => `${name}=${encoded(value)}`)
    if (twice && pairs[0]) pairs.push(pairs[0])
    return pairs.length > 0 ? `${address}?${pairs.join('&')}` : address
  })
}

function bodyNear(
  { method, body, uploads }: Operation,
  known: Known,
  answers: Schema | undefined,
): fc.Arbitrary<Pick<Asked, 'payload' | 'type'>> {
  if (method === 'GET') return fc.constant({})
  if (uploads) return fc.oneof(junkBody, formNear)
  const schema =
    body && answers ? { ...body, properties: { ...body.properties, answers } } : (body ?? { type: 'object' })
  const json = near(schema, known).map((value) => ({
    type: 'application/json',
    payload: JSON.stringify(value) ?? '',
  }))
  return fc.oneof({ weight: 12, arbitrary: json }, { weight: 1, arbitrary: junkBody })
}

/** Forms with files that are none, or broken. */
const formNear = fc
  .record({
    field: fc.constantFrom('file', 'photo', 'data', 'kind', ''),
    name: fc.constantFrom('a.jpg', '../../a.png', '表.xlsx', '', 'a'.repeat(300)),
    type: fc.constantFrom('image/jpeg', 'text/csv', 'application/zip', 'text/html'),
    bytes: fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.constantFrom('\u00ff\u00d8\u00ff\u00e0', 'PK\u0003\u0004', 'a,b\n1'),
    ),
    ends: fc.boolean(),
  })
  .map(({ field, name, type, bytes, ends }) => ({
    type: 'multipart/form-data; boundary=edge',
    payload:
      `--edge\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\n` +
      `content-type: ${type}\r\n\r\n${bytes}\r\n${ends ? '--edge--\r\n' : ''}`,
  }))
