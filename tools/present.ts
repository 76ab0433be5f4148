import type { Node } from 'oxc-parser'
import { passages } from './sql-text.ts'
import { chain, literal, nodes, sourceOf } from './syntax.ts'
import { type Fence, type Finding, finding, isCode, isTest, topOf, type Tree } from './tree.ts'

/** The only files that may ask the world; a browser has a clock of its own. */
const homes = { moment: ['kernel/clock.ts', 'ui/present.ts'], environment: ['kernel/config.ts'] }

type Asked = 'moment' | 'environment' | 'chance'

const advice: Record<Asked, string> = {
  moment: 'take `now` from your caller: only kernel/clock.ts reads the clock',
  environment: 'take it from your caller: only kernel/config.ts reads the environment',
  chance: 'take chance from your caller: only the kernel throws dice',
}

/** Time, environment and chance come in by argument; SQL says `now()` only for `recorded_at`. */
export const receiveTheWorld: Fence = (tree) =>
  tree.files.filter(isHeld).flatMap((file) => [...asking(tree, file), ...sqlMoments(tree, file)])

/** Tests and scripts stand at the door of the world. */
const isHeld = (file: string): boolean =>
  !isTest(file) && !['tests', 'bench', 'scripts'].includes(topOf(file))

function asking(tree: Tree, file: string): Finding[] {
  if (!isCode(file)) return []
  return [...nodes(sourceOf(tree, file).program)].flatMap(([node]) => {
    const asked = askedBy(node)
    return asked && !mayAsk(file, asked) ? [finding(tree, file, node.start, advice[asked])] : []
  })
}

const mayAsk = (file: string, asked: Asked): boolean =>
  asked === 'chance' ? topOf(file) === 'kernel' || file === 'ui/present.ts' : homes[asked].includes(file)

function askedBy(node: Node): Asked | undefined {
  if (node.type === 'NewExpression' && chain(node.callee) === 'Date' && node.arguments.length === 0)
    return 'moment'
  if (node.type === 'CallExpression' && chain(node.callee) === 'Date') return 'moment'
  if (node.type === 'MemberExpression') {
    const name = chain(node)?.replace(/^(globalThis|window)\./, '') ?? ''
    if (/^(Date\.now|performance\.timeOrigin|Temporal\.Now)$/.test(name)) return 'moment'
    if (name === 'process.env') return 'environment'
    if (/^(Math\.random|(web)?crypto\.(random\w+|getRandomValues))$/.test(name)) return 'chance'
  }
  if (node.type === 'ImportDeclaration') return importedAsk(literal(node.source), node.specifiers)
  return undefined
}

/** `import { env } from 'node:process'` and its like. */
function importedAsk(from: string | undefined, specifiers: Node[]): Asked | undefined {
  const names = specifiers.flatMap((each) =>
    each.type === 'ImportSpecifier' && each.imported.type === 'Identifier' ? [each.imported.name] : [],
  )
  if (/^(node:)?process$/.test(from ?? '') && names.includes('env')) return 'environment'
  if (/^(node:)?crypto$/.test(from ?? '') && names.some((name) => name.startsWith('random'))) return 'chance'
  return undefined
}

const sqlClock =
  /\b(now\(\)|(clock|statement|transaction)_timestamp\(\)|(current_|local)(timestamp|date|time)\b)/gi

/** Columns that PostgreSQL's own clock fills and is compared with: ours, and the job queue's. */
const stampedBySql = /\b(recorded_at|locked_at)\b[^,;]*$/i

function sqlMoments(tree: Tree, file: string): Finding[] {
  if (mayAsk(file, 'moment')) return []
  return passages(tree, file).flatMap(({ sql, start, isSurely }) =>
    [...sql.matchAll(sqlClock)].flatMap(({ index }) => {
      const before = sql.slice(0, index)
      const isSql = isSurely || /\b(select|insert into|update|delete from|create table)\s/i.test(before)
      if (!isSql || stampedBySql.test(before)) return []
      const advice = 'bring the moment as a parameter: now() is for recorded_at alone'
      return [finding(tree, file, start + index, advice)]
    }),
  )
}
