import path from 'node:path'
import type { Node } from 'oxc-parser'
import { type Import, imports } from './imports.ts'
import { literal, nodes, sourceOf } from './syntax.ts'
import { type Fence, type Finding, finding, isCode, isTest, roomOf, topOf, type Tree } from './tree.ts'

/** `ui` is the ground floor of the browser; a profile is data, for what runs to read. */
const floors: Record<string, number> = {
  kernel: 0,
  ui: 0,
  engines: 1,
  modules: 2,
  apps: 3,
  profiles: 3,
  tests: 3,
  scripts: 3,
  bench: 3,
  tools: 3,
}

/** Imports go down a floor and through a door; rooms never meet by import. */
export const keepFloors: Fence = (tree) =>
  tree.files.filter(isCode).flatMap((file) => [
    ...imports(tree, file).flatMap((edge) => {
      const advice = trespass(tree, edge)
      return advice ? [finding(tree, file, edge.at, advice)] : []
    }),
    ...shape(tree, file),
  ])

/** What is wrong with this import and what to do instead: the first that applies. */
function trespass(tree: Tree, edge: Import): string | undefined {
  const { from, to, said } = edge
  const [room, target] = [roomOf(from), roomOf(to)]
  if (isProduct(from) && ['tests', 'bench', 'tools'].includes(topOf(to)))
    return `stands on ${to}: what runs in a district needs no tests, benches or tools`
  if (!isTest(from) && floorOf(to) > floorOf(from))
    return `reaches up to ${to}: let the upper floor call, or use an event, a fact or a provider`
  if (topOf(from) === 'profiles' && !edge.isType) return `loads ${to}: a profile is data only`
  if (room !== target && topOf(from) === 'modules' && topOf(to) === 'modules')
    return `walks into the room ${target}: rooms meet by facts, events and providers`
  if (room !== target && said.startsWith('.')) return `leaves ${room} by a path: write #${to}`
  if (/^modules\/[^/]+\/web\.tsx$/.test(to) && room !== target && topOf(from) !== 'apps')
    return `opens the pages of ${target}: only apps/ imports a web.tsx`
  return passesDoor(tree, edge)
}

const floorOf = (file: string): number => floors[topOf(file)] ?? 3
const isProduct = (file: string): boolean =>
  !isTest(file) && ['kernel', 'ui', 'engines', 'modules', 'apps'].includes(topOf(file))

/** Walks from the outside to the target and stops at the first folder entered other than by its door. */
function passesDoor(tree: Tree, { from, to }: Import): string | undefined {
  if (topOf(to) === 'profiles' || (isTest(from) && (roomOf(from) === roomOf(to) || topOf(to) === 'tests')))
    return undefined
  for (const folder of foldersOf(to)) {
    if (from.startsWith(`${folder}/`) || from.startsWith(`${folder}.`)) continue
    const doors = doorsOf(folder)
    const existing = doors.filter((door) => tree.files.includes(door))
    if (existing.length === 0 && !isRoom(folder)) continue
    if (!doors.includes(to)) return `enters ${folder} other than by its door ${(existing[0] ?? doors[0])!}`
  }
  return undefined
}

/** `engines/flow/rules/a.ts` → `engines/flow`, `engines/flow/rules`. */
const foldersOf = (file: string): string[] => {
  const parts = file.split('/').slice(0, -1)
  return parts.slice(1).map((_, depth) => parts.slice(0, depth + 2).join('/'))
}

/** A room and a part of the kernel or the ui must have a door; a list such as `routes/` may do without. */
const isRoom = (folder: string): boolean => folder.split('/').length === 2 && floorOf(folder) < 3

function doorsOf(folder: string): string[] {
  if (topOf(folder) === 'modules' && isRoom(folder)) return [`${folder}/module.ts`, `${folder}/web.tsx`]
  if (topOf(folder) === 'engines' && isRoom(folder)) return [`${folder}/${path.basename(folder)}.ts`]
  return [`${folder}.ts`, `${folder}.tsx`]
}

/** No file that hides what it is, no export without a name. */
function shape(tree: Tree, file: string): Finding[] {
  const isIndex = path.basename(file).startsWith('index.')
  const hidden = isIndex ? [finding(tree, file, 0, 'name it after its folder, beside or inside it')] : []
  // Vite and its like load their configuration by its default export.
  if (/\.config\.[a-z]+$/.test(file)) return hidden
  const nameless = [...nodes(sourceOf(tree, file).program)].flatMap(([node]) => {
    if (isDefaultExport(node)) return [finding(tree, file, node.start, 'export it by its name')]
    if (!isProduct(file) || node.type !== 'ImportExpression' || literal(node.source) !== undefined) return []
    return [finding(tree, file, node.start, 'write out what is imported: a computed name cannot be followed')]
  })
  return [...hidden, ...nameless]
}

const isDefaultExport = (node: Node): boolean =>
  node.type === 'ExportDefaultDeclaration' ||
  (node.type === 'ExportSpecifier' && node.exported.type === 'Identifier' && node.exported.name === 'default')
