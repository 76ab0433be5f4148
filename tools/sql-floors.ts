import path from 'node:path'
import { type Passage, passages } from './sql-text.ts'
import { type Fence, finding, isTest, roomOf, topOf, type Tree } from './tree.ts'

/** What a room's migration may call of the kernel; everything else named `kernel.…` is the kernel's own. */
const openToMigrations = ['open_schema', 'keep_in_district', 'keep_national', 'current_district']

/** Schemas that no room is named after, all in the kernel's care. */
export const keptByKernel = ['public', 'graphile_worker']

const floors = ['kernel', 'engines', 'modules']

/** SQL stays home: a file names its own schema's tables, and others' `fact_*` views on its floor or below. */
export const keepSqlHome: Fence = (tree) => {
  const owners = ownersOf(tree)
  const name = new RegExp(`(?<![\\w.$-])"?(${[...owners.keys()].join('|')})"?\\."?(\\w+)"?`, 'gi')
  return tree.files.filter(isHeld).flatMap((file) =>
    passages(tree, file).flatMap((passage) =>
      [...passage.sql.matchAll(name)].flatMap((match) => {
        const [said, schema, object] = [match[0], match[1]!.toLowerCase(), match[2]!.toLowerCase()]
        if (!passage.isSurely && !standsAsTable(passage, match.index)) return []
        const advice = trespass(file, owners.get(schema)!, object)
        return advice ? [finding(tree, file, passage.start + match.index, `${said}: ${advice}`)] : []
      }),
    ),
  )
}

/** Tests, benches and tools look wherever the evidence is. */
const isHeld = (file: string): boolean => !isTest(file) && !['tests', 'bench', 'tools'].includes(topOf(file))

/** Schema → room. A schema is named after its room; a hyphen becomes an underscore. */
function ownersOf(tree: Tree): Map<string, string> {
  const rooms = new Set(tree.files.filter((file) => file.split('/').length > 2).map(roomOf))
  const owners = [...rooms]
    .filter((room) => /^(engines|modules)\//.test(room))
    .map((room) => [schemaOf(room), room] as const)
  return new Map([...['kernel', ...keptByKernel].map((schema) => [schema, 'kernel'] as const), ...owners])
}

export const schemaOf = (room: string): string => path.basename(room).replaceAll('-', '_')

/** In an ordinary string `org.read` is a permission; after `from` it is a table. */
const standsAsTable = ({ sql }: Passage, at: number): boolean =>
  /\b(from|join|into|update|table|only|exists|truncate|copy|lock|using|references)\s+$/i.test(
    sql.slice(0, at),
  )

function trespass(file: string, owner: string, object: string): string | undefined {
  const room = roomOf(file)
  if (room === owner) return undefined
  if (file.endsWith('.sql') && owner === 'kernel' && openToMigrations.includes(object)) return undefined
  if (owner === 'kernel' && !object.startsWith('fact_'))
    return 'only the kernel names its tables: call its door'
  if (!object.startsWith('fact_')) return `ask ${owner} for a fact_ view, or let it answer by its door`
  if (floors.includes(topOf(file)) && floors.indexOf(topOf(file)) < floors.indexOf(topOf(owner)))
    return `${owner} stands above ${room}: let it declare what is counted`
  return undefined
}
