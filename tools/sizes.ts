import type { Node } from 'oxc-parser'
import { nodes, sourceOf } from './syntax.ts'
import { type Fence, finding, isCode, lineAt, type Tree } from './tree.ts'

/** In lines. A component is a React page or a part of one. */
const limits = { file: 300, function: 60, component: 120 }

/** Old excess, by `file` or `file function`, in lines. It may shrink, then leave; it never grows. */
const ratchetFile = 'tools/ratchet.json'

interface Size {
  file: string
  /** The function's name; empty for the file itself. */
  name: string
  at: number
  lines: number
  limit: number
}

/** Small enough to hold: files and functions keep their limits, or the size the ratchet remembers. */
export const keepSmall: Fence = (tree) => {
  const ratchet = ratchetOf(tree)
  const sizes = tree.files
    .filter(isWritten)
    .flatMap((file) => [sizeOf(tree, file), ...functionsIn(tree, file)])
  const allowed = (size: Size): number => ratchet[keyOf(size)] ?? size.limit
  return [
    ...sizes
      .filter((size) => size.lines > allowed(size))
      .map((size) => {
        const excess = `${size.lines} lines, ${allowed(size)} at most`
        return finding(tree, size.file, size.at, `${excess}: divide ${size.name || 'it'} by what it decides`)
      }),
    ...Object.entries(ratchet).flatMap(([key, lines]) => {
      const largest = sizes.filter((size) => keyOf(size) === key).sort((a, b) => b.lines - a.lines)[0]
      const advice = slack(key, lines, largest)
      return advice ? [finding(tree, ratchetFile, tree.text(ratchetFile).indexOf(`"${key}"`), advice)] : []
    }),
  ]
}

const ratchetOf = (tree: Tree): Record<string, number> =>
  tree.files.includes(ratchetFile) ? JSON.parse(tree.text(ratchetFile)) : {}

const keyOf = ({ file, name }: Size): string => `${file} ${name}`.trim()

function slack(key: string, allowed: number, size: Size | undefined): string | undefined {
  if (!size || size.lines <= size.limit) return `take out “${key}”: it is no longer needed`
  return size.lines < allowed ? `lower “${key}” to ${size.lines}` : undefined
}

/** What is made by a tool is as long as its source. */
const isWritten = (file: string): boolean =>
  /\.(ts|tsx|mjs|js|css|sql)$/.test(file) && !file.startsWith('tools/golden/')

function sizeOf(tree: Tree, file: string): Size {
  const text = tree.text(file).trimEnd()
  return { file, name: '', at: 0, lines: lineAt(text, text.length), limit: limits.file }
}

function functionsIn(tree: Tree, file: string): Size[] {
  if (!isCode(file)) return []
  const { text, program } = sourceOf(tree, file)
  return [...nodes(program)].flatMap(([node, holder]) => {
    const name = functionName(node, holder)
    // `describe` is a heading over tests.
    if (!name || name === 'describe') return []
    const isComponent = file.endsWith('.tsx') && /^[A-Z]/.test(name)
    const lines = text.slice(node.start, node.end).split('\n').length
    return [{ file, name, at: node.start, lines, limit: isComponent ? limits.component : limits.function }]
  })
}

/** The name it is known by; a function handed to a call takes the call's name: `test`, `createServer`. */
function functionName(node: Node, holder: Node | undefined): string | undefined {
  if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) return undefined
  for (const each of [node, holder]) {
    if (each && 'id' in each && each.id?.type === 'Identifier') return each.id.name
    if (each && 'key' in each && each.key?.type === 'Identifier') return each.key.name
    if (each?.type === 'CallExpression' && each.callee.type === 'Identifier') return each.callee.name
  }
  return 'a function'
}
