import { type Import, imports } from './imports.ts'
import { type Fence, finding, isCode, isTest, topOf, type Tree } from './tree.ts'

/**
 * The wall between the server and the page: a page loads pages, `ui/` and its room's `rules/` (pure
 * functions), the rest of the house only as types; the server loads no page.
 */
export const keepBrowserApart: Fence = (tree) => {
  const isPage = pagesOf(tree)
  const loads = (file: string) => imports(tree, file).filter((edge) => !edge.isType && isCode(edge.to))
  const files = tree.files.filter((file) => isCode(file) && !isTest(file))

  const rules = new Set<string>()
  const waiting = files.filter(isPage)
  const tooFar: Import[] = []
  for (let file = waiting.pop(); file; file = waiting.pop())
    for (const edge of loads(file)) {
      if (isPage(edge.to)) continue
      if (!isRule(edge.to)) tooFar.push(edge)
      else if (!rules.has(edge.to)) waiting.push(edge.to)
      rules.add(edge.to)
    }

  const server = files.filter((file) => !isPage(file) && topOf(file) !== 'tests')
  const backwards = server.flatMap(loads).filter((edge) => isPage(edge.to))
  return [
    ...tooFar.map(({ from, at, to }) =>
      finding(tree, from, at, `takes ${to} into the browser: ask the API, or import type`),
    ),
    ...backwards.map(({ from, at, to }) =>
      finding(tree, from, at, `loads the page ${to} on the server: keep what both need in rules/`),
    ),
  ]
}

const isRule = (file: string): boolean => /^(engines|modules)\/[^/]+\/rules\//.test(file)

/** `ui/`, every room's `web.tsx` with `web/`, and those folders of `apps/` that hold pages. */
function pagesOf(tree: Tree): (file: string) => boolean {
  const apps = tree.files
    .filter((file) => /^apps\/[^/]+\/.*\.tsx$/.test(file))
    .map((file) => `${file.split('/', 2).join('/')}/`)
  return (file) =>
    file.endsWith('.tsx') ||
    topOf(file) === 'ui' ||
    /^modules\/[^/]+\/web\//.test(file) ||
    apps.some((folder) => file.startsWith(folder))
}
