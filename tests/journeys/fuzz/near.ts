import fc from 'fast-check'

/** A schema as the OpenAPI document has it. */
export interface Schema {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  maxLength?: number
}

/** What the house knows: ids, codes and words that are really there, so that a request gets past the door. */
export interface Known {
  numbers: readonly number[]
  words: readonly string[]
}

const oddNumbers = [-1, 0, 0.5, 1e-9, 2 ** 31, 2 ** 53, 1e308, Number.NaN, Infinity, -Infinity]
const oddTexts = [
  ...[
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\u202e',
    '💥'.repeat(50),
    "'; drop table flow.case; --",
    '../../etc/passwd',
  ],
  ...['%00', '{{7*7}}', '$(id)', '<script>1</script>', 'null', 'true', '-0', '１２３', '1e400', '0x10'],
  ...['2026-02-30', '0000-00-00', '+275760-09-13T00:00:00.001Z', '9999999999999999999999', 'ÿ'.repeat(300)],
]

/** Fits no schema in particular. */
export const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...oddTexts),
  fc.constantFrom(...oddNumbers),
  fc.constantFrom<unknown[]>(null, true, [], {}, [[]], [null], { toString: 1 }, { __proto__: 1, length: -1 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
)

const seldomOdd = (fits: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 8, arbitrary: fits }, { weight: 1, arbitrary: odd })

/** Values that fit a schema for the most part, and just miss it now and then. */
export function near(schema: Schema | undefined, known: Known, depth = 0): fc.Arbitrary<unknown> {
  if (!schema || depth > 5) return odd
  return seldomOdd(fitting(schema, known, depth))
}

function fitting(schema: Schema, known: Known, depth: number): fc.Arbitrary<unknown> {
  const inner = (one: Schema) => near(one, known, depth + 1)
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map(inner))
  if (schema.allOf) return inner(Object.assign({}, ...schema.allOf) as Schema)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object') return objectNear(schema, known, depth)
  if (type === 'array') return fc.array(inner(schema.items ?? {}), { maxLength: 4 })
  if (type === 'integer' || type === 'number') return numberNear(schema, known)
  if (type === 'boolean') return fc.boolean()
  if (type === 'null') return fc.constant(null)
  if (type === 'string') return textNear(schema, known)
  return fc.oneof(textNear(schema, known), numberNear(schema, known))
}

function objectNear(schema: Schema, known: Known, depth: number): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {})
  const named = fc.record(
    Object.fromEntries(fields.map(([name, one]) => [name, near(one, known, depth + 1)])),
    // What is required is left out seldom: else nearly every request would stop there.
    { requiredKeys: schema.required ?? [] },
  )
  const more = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined
  const others = fc.dictionary(
    fc.oneof(
      fc.constantFrom('text', 'unit', 'reason', '__proto__', 'constructor'),
      fc.string({ maxLength: 12 }),
    ),
    more ? near(more, known, depth + 1) : odd,
    { maxKeys: more ? 4 : 1 },
  )
  const left = fc.tuple(named, fc.nat(Math.max(0, fields.length - 1))).map(([made, at]) => {
    const { [fields[at]?.[0] ?? '']: _, ...rest } = made as Record<string, unknown>
    return rest
  })
  return fc.oneof(
    { weight: more ? 1 : 12, arbitrary: named },
    { weight: 1, arbitrary: left },
    { weight: more ? 3 : 1, arbitrary: fc.tuple(named, others).map(([a, b]) => ({ ...a, ...b })) },
  )
}

const numberNear = ({ minimum, maximum }: Schema, { numbers }: Known): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...numbers) },
    { weight: 2, arbitrary: fc.integer({ min: -3, max: 300 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom((minimum ?? 0) - 1, minimum ?? 0, maximum ?? 1e6, (maximum ?? 1e6) + 1),
    },
  )

function textNear({ format, maxLength }: Schema, { words }: Known): fc.Arbitrary<unknown> {
  const day = fc.constantFrom('2026-03-02', '2026-02-29', '1899-12-31', '2026-12-31', '9999-12-31')
  if (format === 'date') return day
  if (format === 'date-time') return day.map((text) => `${text}T09:00:00+08:00`)
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...words) },
    { weight: 2, arbitrary: fc.string({ maxLength: 60 }) },
    { weight: 1, arbitrary: fc.constantFrom(...oddTexts) },
    { weight: 1, arbitrary: fc.constant('路'.repeat(Math.min(maxLength ?? 5_000, 20_000) + 1)) },
  )
}

/** Bodies that are no JSON of ours at all, with the type they claim. */
export const junkBody: fc.Arbitrary<{ type: string; payload: string }> = fc.record({
  type: fc.constantFrom(
    ...[
      'application/json',
      'application/json; charset=gbk',
      'text/plain',
      'multipart/form-data',
      'image/png',
    ],
    ...['application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data; boundary=x', '', '*/*'],
  ),
  payload: fc.oneof(
    fc.constantFrom(
      ...['{', '{"a":', 'null', '[]', '""', '1', '{"a":1}{"b":2}', '\u0000', '{"__proto__":{"x":1}}'],
      ...['['.repeat(20_000), `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, '{"a":1e999}', '\ufeff{}'],
      ...[
        '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1',
        '--x--',
        'a=1&a=2&a[b]=3',
        '{"a":"\\ud800"}',
      ],
    ),
    fc.string({ unit: 'binary', maxLength: 200 }),
  ),
})
