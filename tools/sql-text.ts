import type { Node } from 'oxc-parser'
import { nodes, sourceOf } from './syntax.ts'
import { isCode, type Tree } from './tree.ts'

/** A stretch of SQL in a file, as long as it is written there, so that offsets point into the file. */
export interface Passage {
  sql: string
  start: number
  /** False for an ordinary string, which may be SQL or a sentence: look only where SQL alone would fit. */
  isSurely: boolean
}

/** Kysely's methods that take a table. */
const builderCalls = /^(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|from|using|table|\w*Join\w*)$/i

/** All SQL of a file: a migration, `sql` templates, names of tables given to the builder, plain strings. */
export function passages(tree: Tree, file: string): Passage[] {
  if (file.endsWith('.sql')) return inMigration(tree.text(file))
  if (!isCode(file)) return []
  const { program, text } = sourceOf(tree, file)
  const all = [...nodes(program)]
  const sure = new Set(all.flatMap(([node]) => spokenTo(node)))
  const strings = all.filter(([node, holder]) => isText(node) && holder?.type !== 'ImportDeclaration')
  return strings.map(([node]) => ({
    sql: withoutRemarks(written(node, text)),
    start: node.start,
    isSurely: sure.has(node),
  }))
}

/** Its statements, and what stands in quotes: `execute` runs that as SQL. */
function inMigration(text: string): Passage[] {
  const quoted = [...text.matchAll(remarks)].filter(([said]) => said.startsWith("'"))
  return [
    { sql: withoutRemarks(text), start: 0, isSurely: true },
    ...quoted.map(({ 0: sql, index }) => ({ sql, start: index, isSurely: false })),
  ]
}

const isText = (node: Node): boolean =>
  node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string')

/** The texts that this node surely takes as SQL: a template's own, or the tables of a builder's call. */
function spokenTo(node: Node): Node[] {
  if (node.type === 'TaggedTemplateExpression' && rootName(node.tag) === 'sql') return [node.quasi]
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return []
  const method = node.callee.property.type === 'Identifier' ? node.callee.property.name : ''
  const isRaw = rootName(node.callee) === 'sql' && ['raw', 'ref', 'table', 'id'].includes(method)
  if (!isRaw && !builderCalls.test(method)) return []
  const [first] = node.arguments
  const names = first?.type === 'ArrayExpression' ? first.elements : [first]
  return names.filter((name) => name !== null && name !== undefined)
}

/** `sql` of `sql.raw(…)`, `db` of `db.selectFrom(…)`. */
function rootName(node: Node): string | undefined {
  if (node.type === 'MemberExpression') return rootName(node.object)
  return node.type === 'Identifier' ? node.name : undefined
}

/** A string without its quotes, a template without its holes: blanked, so that offsets still fit the file. */
function written(node: Node, text: string): string {
  if (node.type !== 'TemplateLiteral') return ` ${text.slice(node.start + 1, node.end - 1)} `
  let solid = ''
  for (const hole of node.expressions) {
    solid += text.slice(node.start + solid.length, hole.start)
    solid += blanks(text.slice(hole.start, hole.end))
  }
  return (solid + text.slice(node.start + solid.length, node.end)).replace(/[`{}$]/g, ' ')
}

const blanks = (text: string): string => text.replace(/[^\n]/g, ' ')

const remarks = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g

/** SQL with comments and values in quotes blanked; what stands between dollars is a body, and stays. */
export const withoutRemarks = (sql: string): string => sql.replace(remarks, blanks)
