import { sourceOf } from './syntax.ts'
import { type Fence, type Finding, finding, isCode, isTest, topOf, type Tree } from './tree.ts'

/** Names say what a thing does or is, remarks name their issue, and nothing tells where it was written. */
export const keepTidy: Fence = (tree) =>
  tree.files.flatMap((file) => [...emptyNames(tree, file), ...looseEnds(tree, file), ...traces(tree, file)])

/** Words that fit anything, so that anything is put there. */
const drawers = /^(utils?|helpers?|commons?|misc|shared|core|managers?|services?|v\d+)$/

function emptyNames(tree: Tree, file: string): Finding[] {
  // A service worker is the browser's word for one thing, not a drawer.
  const words = file.replace('service-worker', '').split(/[/.\-_]|(?<=[a-z])(?=[A-Z])/)
  const drawer = words.find((word) => drawers.test(word.toLowerCase()))
  return drawer ? [finding(tree, file, 0, `name it for what it does or is: “${drawer}” is a drawer`)] : []
}

/** A remark that postpones something names the issue that will do it. */
function looseEnds(tree: Tree, file: string): Finding[] {
  const text = tree.text(file)
  const loose = (remark: string, start: number): Finding[] =>
    /\b(TODO|FIXME|XXX|HACK)\b/.test(remark) && !/#\d+/.test(remark)
      ? [finding(tree, file, start, 'name the issue (#12), or do it now')]
      : []
  if (isCode(file)) return sourceOf(tree, file).comments.flatMap(({ value, start }) => loose(value, start))
  if (file.endsWith('.sql'))
    return [...text.matchAll(/--.*/g)].flatMap((match) => loose(match[0], match.index))
  return []
}

const machinePath = /(?<![\w.~/-])\/(work|home\/\w+|Users\/\w+|root)\//g
const temporaryPath = /(?<![\w.~/-])\/tmp\//g
const registry = /"resolved"\s*:|\bregistry\.[a-z0-9-]+\.[a-z]{2,}|^(@[\w-]+:)?registry=|_auth(?:Token)?=/gm

/** Paths of somebody's machine and the package registry it happened to use. */
function traces(tree: Tree, file: string): Finding[] {
  if (/\.(png|jpe?g|webp|avif|pdf|woff2?|ttf|docx|xlsx|zip|gz|ico)$/.test(file)) return []
  const text = tree.text(file)
  const at = (pattern: RegExp, advice: string) =>
    [...text.matchAll(pattern)].map((match) => finding(tree, file, match.index, advice))
  return [
    ...at(machinePath, 'take the path from the configuration or from import.meta.dirname'),
    ...(isTest(file) || topOf(file) === 'tests' ? [] : at(temporaryPath, 'ask os.tmpdir()')),
    ...at(registry, `leave the registry to each machine's own npm configuration`),
  ]
}
