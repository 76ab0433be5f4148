import type { Client } from 'pg'
import { originsOf } from './view-origins.ts'

interface Column {
  oid: number
  number: number
  relation: string
  name: string
  /** PostgreSQL's name of the type, of its elements in an array, of what it stands on in a domain. */
  type: string
  labels: string[] | null
  isArray: boolean
  isNullable: boolean
  /** `always`: PostgreSQL fills it; `default`: it does where nothing is given. */
  filled: 'always' | 'default' | null
  parseTree: string | null
}

const columnsOfAll = `
  select c.oid, a.attnum as number, n.nspname || '.' || c.relname as relation, a.attname as name,
    coalesce(base.typname, element.typname, t.typname) as type,
    (select array_agg(enumlabel::text order by enumsortorder) from pg_enum
     where enumtypid in (t.oid, element.oid)) as labels,
    element.oid is not null as "isArray", not a.attnotnull as "isNullable",
    case when a.attidentity = 'a' or a.attgenerated <> '' then 'always'
      when a.attidentity = 'd' or a.atthasdef then 'default' end as filled,
    (select ev_action::text from pg_rewrite where ev_class = c.oid and c.relkind = 'v') as "parseTree"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    join pg_type t on t.oid = a.atttypid
    left join pg_type element on element.oid = t.typelem and t.typcategory = 'A'
    left join pg_type base on base.oid = t.typbasetype
  where n.nspname !~ '^(pg_|information_schema$|graphile_worker$)' and c.relkind in ('r', 'p', 'v', 'm')
    and not c.relispartition and a.attnum > 0 and not a.attisdropped
  order by n.nspname, c.relname, a.attnum`

/** As `pg` reads them; int8 is parsed by kernel/sql.ts. */
const read: Record<string, string> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  bytea: 'Buffer',
  date: 'Date',
  timestamp: 'Date',
  timestamptz: 'Date',
  json: 'unknown',
  jsonb: 'unknown',
}

/** The row types of all tables and views, as a file that fills in the `Tables` of kernel/sql.ts. */
export async function rowTypes(client: Client): Promise<string> {
  const { rows: columns } = await client.query<Column>(columnsOfAll)
  const isFirm = firmness(columns)
  const relations = Map.groupBy(columns, ({ relation }) => relation)
  const types = [...relations].map(([relation, members]) => {
    const fields = members.map((column) => `      ${keyOf(column.name)}: ${typeOf(column, isFirm(column))}`)
    return `    '${relation}': {\n${fields.join('\n')}\n    }`
  })
  return `// Made by \`node tools/golden-schema.ts --write\` from the migrated database; see schema.txt beside it.
import type { Generated, GeneratedAlways } from 'kysely'

declare module '#kernel/sql.ts' {
  interface Tables {
${types.join('\n')}
  }
}
`
}

/** Never null: said so by the table, or passed on by a view from a column that is. */
function firmness(columns: Column[]): (column: Column) => boolean {
  const placed = new Map(columns.map((column) => [`${column.oid} ${column.number}`, column]))
  const isFirm = (column: Column): boolean => {
    if (!column.parseTree) return !column.isNullable
    const origin = originsOf(column.parseTree).get(column.number)
    const source = origin && placed.get(`${origin.table} ${origin.attribute}`)
    return source !== undefined && isFirm(source)
  }
  return isFirm
}

const keyOf = (name: string): string => (/^[a-z_]\w*$/.test(name) ? name : `'${name}'`)

function typeOf(column: Column, isFirm: boolean): string {
  const plain = column.labels?.map((label) => `'${label}'`).join(' | ') ?? read[column.type] ?? 'string'
  // pg's own array parser leaves int8 as text, whatever is set for single values.
  const element = column.isArray && column.type === 'int8' ? 'string' : plain
  const whole = column.isArray ? (element.includes('|') ? `(${element})[]` : `${element}[]`) : element
  const held = isFirm || whole === 'unknown' ? whole : `${whole} | null`
  if (column.filled === 'always') return `GeneratedAlways<${held}>`
  return column.filled === 'default' ? `Generated<${held}>` : held
}
