import path from 'node:path'
import type { ObjectExpression } from 'oxc-parser'
import { chain, literal, nodes, sourceOf } from './syntax.ts'
import { type Fence, finding, isCode, isTest, type Tree } from './tree.ts'

/** One route, one file in its room's `routes/`; it names its permission, and no two answer the same call. */
export const oneRouteOneFile: Fence = (tree) => {
  const holders = new Map<string, string>()
  return tree.files
    .filter((file) => isCode(file) && !isTest(file))
    .flatMap((file) =>
      routesIn(tree, file).flatMap(({ spec, at }, place) => {
        const call = `${said(spec, 'method')} ${said(spec, 'path')}`
        const holder = holders.get(call)
        holders.set(call, holder ?? file)
        const advice = [
          path.basename(path.dirname(file)) !== 'routes' && 'move it to a file of its own in routes/',
          place > 0 && 'give it a file of its own',
          !said(spec, 'can') && 'name its permission as a word: can',
          holder && `${call} is answered by ${holder}`,
        ]
        return advice.filter((each) => typeof each === 'string').map((each) => finding(tree, file, at, each))
      }),
    )
}

const routesIn = (tree: Tree, file: string): { spec: ObjectExpression; at: number }[] =>
  [...nodes(sourceOf(tree, file).program)].flatMap(([node]) => {
    if (node.type !== 'CallExpression' || chain(node.callee) !== 'route') return []
    const [spec] = node.arguments
    return spec?.type === 'ObjectExpression' ? [{ spec, at: node.start }] : []
  })

/** The text that a property of the route is given. */
function said(spec: ObjectExpression, key: string): string | undefined {
  for (const each of spec.properties)
    if (each.type === 'Property' && chain(each.key) === key) return literal(each.value)
  return undefined
}
