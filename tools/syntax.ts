import { type Comment, type Node, parseSync, type Program, visitorKeys } from 'oxc-parser'
import type { Tree } from './tree.ts'

export interface Source {
  text: string
  program: Program
  comments: Comment[]
}

const parsed = new WeakMap<Tree, Map<string, Source>>()

/** A file's syntax tree. What does not parse is left to the compiler to complain about. */
export function sourceOf(tree: Tree, file: string): Source {
  const known = parsed.get(tree) ?? new Map<string, Source>()
  parsed.set(tree, known)
  const source = known.get(file) ?? parse(file, tree.text(file))
  known.set(file, source)
  return source
}

function parse(file: string, text: string): Source {
  const { program, comments } = parseSync(file, text)
  return { text, program, comments }
}

/** Every node below and including `node`, each with the one that holds it, in the order of the text. */
export function* nodes(node: Node, parent?: Node): Generator<[Node, Node | undefined]> {
  yield [node, parent]
  for (const key of visitorKeys[node.type] ?? []) {
    const child = (node as unknown as Record<string, Node | (Node | null)[] | null>)[key]
    for (const each of Array.isArray(child) ? child : [child]) if (each) yield* nodes(each, node)
  }
}

/** The text of a string literal or of a template without holes; undefined for anything computed. */
export function literal(node: Node | null | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node?.type === 'TemplateLiteral' && node.quasis.length === 1)
    return node.quasis[0]!.value.cooked ?? undefined
  return undefined
}

/** `a.b.c` as text where a node is a plain chain of names. */
export function chain(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name
  if (node.type === 'MetaProperty') return `${node.meta.name}.${node.property.name}`
  if (node.type !== 'MemberExpression' || node.computed) return undefined
  const object = chain(node.object)
  return object && `${object}.${(node.property as { name: string }).name}`
}
