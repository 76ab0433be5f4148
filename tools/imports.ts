import path from 'node:path'
import type { Node } from 'oxc-parser'
import { chain, literal, nodes, sourceOf } from './syntax.ts'
import type { Tree } from './tree.ts'

/** One file of the tree reaching for another. */
export interface Import {
  from: string
  to: string
  /** As written: `#kernel/sql.ts`, `./queries.ts`. */
  said: string
  /** Where, as an offset into the text. */
  at: number
  /** Erased before the program runs. */
  isType: boolean
}

/** All ways in which a file names another file of the tree; packages are left out. */
export function imports(tree: Tree, file: string): Import[] {
  return [...nodes(sourceOf(tree, file).program)].flatMap(([node]) => {
    const said = requested(node)
    const to = said && resolve(file, said)
    return to ? [{ from: file, to, said, at: node.start, isType: isErased(node) }] : []
  })
}

function requested(node: Node): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return literal(node.source)
    case 'NewExpression':
      // `new URL('./walk-worker.ts', import.meta.url)`: how a thread is started.
      return chain(node.callee) === 'URL' && node.arguments.length === 2
        ? literal(node.arguments[0])
        : undefined
    default:
      return undefined
  }
}

/** Only `import type …` is: under `verbatimModuleSyntax`, `import { type A }` still loads the file. */
function isErased(node: Node): boolean {
  if (node.type === 'ImportDeclaration') return node.importKind === 'type'
  if (node.type === 'ExportAllDeclaration' || node.type === 'ExportNamedDeclaration')
    return node.exportKind === 'type'
  return node.type === 'TSImportType'
}

function resolve(from: string, said: string): string | undefined {
  const plain = said.replace(/\?.*$/, '')
  if (plain.startsWith('#')) return plain.slice(1)
  if (/^\.\.?\//.test(plain)) return path.posix.join(path.posix.dirname(from), plain)
  return undefined
}
