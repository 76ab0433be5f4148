import { keptByKernel, schemaOf } from './sql-floors.ts'
import { withoutRemarks } from './sql-text.ts'
import { type Fence, type Finding, finding, type Tree } from './tree.ts'

/** The numbers that a room's migrations may take, first and last: together one global order. */
const ranges: Record<string, [number, number]> = {
  kernel: [1, 9],
  'engines/calendar': [10, 19],
  'engines/org': [20, 29],
  'engines/catalogue': [30, 39],
  'engines/flow': [40, 59],
  'engines/exchange': [60, 69],
  'engines/registers': [70, 79],
  'engines/reports': [80, 89],
  'modules/appeals': [100, 109],
  'modules/grid': [110, 119],
  'modules/fiscal': [120, 129],
  'modules/performance': [130, 139],
}

/** Migrations carry a number of their room's range, each number once, and build in their own schema only. */
export const orderMigrations: Fence = (tree) => {
  const holders = new Map<string, string>()
  return tree.files
    .filter((file) => /\/migrations\//.test(file))
    .flatMap((file) => {
      const [, room, number] = /^(.+)\/migrations\/(\d{4})-[a-z0-9-]+\.sql$/.exec(file) ?? []
      if (!room || !number) return [finding(tree, file, 0, 'name it NNNN-what.sql')]
      const holder = holders.get(number)
      const advice = holder ? `take the next free number: ${holder} has ${number}` : misnumbered(room, number)
      holders.set(number, file)
      return [...(advice ? [finding(tree, file, 0, advice)] : []), ...building(tree, file, room)]
    })
}

function misnumbered(room: string, number: string): string | undefined {
  const range = ranges[room]
  if (!range) return `give ${room} a range in tools/migrations.ts`
  const [first, last] = range
  return Number(number) < first || Number(number) > last
    ? `take a number from ${first} to ${last}`
    : undefined
}

const objects = 'table|view|materialized view|function|procedure|aggregate|type|domain|sequence|schema'
const adverbs = 'or replace|unlogged|temp|temporary|recursive'
const builds = new RegExp(
  `\\b(?:create|alter|drop)\\s+(?:(?:${adverbs})\\s+)*(?:${objects})\\s+(?:if (?:not )?exists\\s+)?([\\w."]+)`,
  'gi',
)
/** The kernel's own calls take a table or schema by its name in quotes. */
const asking = /\bkernel\.(?:open_schema|keep_in_district|keep_national)\(\s*'([^']+)'/gi
const everybodys = /\bcreate\s+(?:extension|role|database)\b/gi

function building(tree: Tree, file: string, room: string): Finding[] {
  const [text, schema] = [tree.text(file), schemaOf(room)]
  const allowed = room === 'kernel' ? [schema, ...keptByKernel] : [schema]
  const bare = withoutRemarks(text)
  const named = [...bare.matchAll(builds), ...text.matchAll(asking)]
  const astray = named.filter(([, name]) => !allowed.includes(name!.replaceAll('"', '').split('.')[0]!))
  const large = room === 'kernel' ? [] : [...bare.matchAll(everybodys)]
  return [
    ...astray.map(({ 1: name, index }) =>
      finding(tree, file, index, `${name}: build in ${schema} only, and say so by its name`),
    ),
    ...large.map(({ 0: said, index }) =>
      finding(tree, file, index, `leave ${said} to the kernel: it concerns every room`),
    ),
  ]
}
