import type { Node } from 'oxc-parser'
import { chain, literal, nodes, sourceOf } from './syntax.ts'
import { type Fence, type Finding, finding, isCode, isTest, roomOf, topOf, type Tree } from './tree.ts'

interface Declared {
  file: string
  at: number
  /** The name it is known by in the code; empty where it has none. */
  name: string
  code: string | undefined
}

/** Every refusal stands in its room's `errors.ts`, carries the room's name, and is met in a test. */
export const proveRefusals: Fence = (tree) => {
  const unmet = unmetIn(tree)
  const tests = textOfTests(tree)
  const holders = new Map<string, string>()
  return declared(tree).flatMap(({ file, at, name, code }) => {
    const say = (advice: string): Finding => finding(tree, file, at, advice)
    if (!code) return [say('write the code out: clients look for it')]
    const found: Finding[] = []
    const prefixes = prefixesOf(file)
    if (!isErrors(file)) found.push(say(`move ${code} to the errors.ts of its room`))
    if (!prefixes.some((prefix) => code.startsWith(prefix)))
      found.push(say(`let ${code} begin with ${prefixes[0]}`))
    if (holders.has(code)) found.push(say(`${code} is taken by ${holders.get(code)}: a code means one thing`))
    const met = tests.has(code) || tests.has(name)
    if (!met && !unmet.has(code)) found.push(say(`write a test that meets ${code}, or delete it`))
    if (met && unmet.has(code)) found.push(say(`take ${code} off tools/unmet-refusals.json: a test meets it`))
    holders.set(code, holders.get(code) ?? file)
    return found
  })
}

/** Refusals that no test meets yet; the list only shrinks. */
const unmetIn = (tree: Tree): Set<string> => {
  const list = 'tools/unmet-refusals.json'
  return new Set(tree.files.includes(list) ? (JSON.parse(tree.text(list)) as string[]) : [])
}

/** A room has one, and so may a part of it. */
const isErrors = (file: string): boolean =>
  /^(kernel|(engines|modules)\/[^/]+)(\/[^/]+)?\/errors\.ts$/.test(file)

/** A refusal bears the name of its room; in a part of the kernel it may bear the part's. */
const prefixesOf = (file: string): string[] => {
  const part = /^kernel\/([^/]+)\/errors\.ts$/.exec(file)?.[1]
  return [roomOf(file).split('/').at(-1)!, ...(part ? [part] : [])].map((name) => `${name}.`)
}

/** Every name and code in the tests, but those of the fences, which plant their own. */
const textOfTests = (tree: Tree): Set<string> =>
  new Set(
    tree.files
      .filter((file) => isTest(file) && topOf(file) !== 'tools')
      .flatMap((file) => tree.text(file).match(/[\w-]+(\.[\w-]+)*/g) ?? []),
  )

const declared = (tree: Tree): Declared[] =>
  tree.files
    .filter((file) => isCode(file) && !isTest(file))
    .flatMap((file) =>
      [...nodes(sourceOf(tree, file).program)].flatMap(([node, holder]) => {
        if (node.type !== 'CallExpression' || chain(node.callee) !== 'refusal') return []
        const name = holder?.type === 'VariableDeclarator' && chain(holder.id as Node)
        return [{ file, at: node.start, name: name || '', code: literal(node.arguments[0]) }]
      }),
    )
