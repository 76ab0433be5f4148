/** A table's column, by the table's oid and the column's number. */
interface Origin {
  table: number
  attribute: number
}

/**
 * Which of a view's columns (by number) are a table's own column, passed on and never emptied by an outer
 * join. The catalogue calls every view column nullable; the view's parse tree (`pg_rewrite.ev_action`, as
 * PostgreSQL 16 and later write it) knows better.
 */
export function originsOf(parseTree: string): Map<number, Origin> {
  const tables = parts(parseTree, 'rtable').map(tableOf)
  return new Map(
    parts(parseTree, 'targetList').flatMap((target) => {
      const [, entry, attribute, column] = (passedOn.exec(target) ?? []).map(Number)
      const table = tables[entry! - 1]
      return table ? [[column!, { table, attribute: attribute! }] as const] : []
    }),
  )
}

/** The target is a bare variable that no outer join empties: no relation stands in its `varnullingrels`. */
const passedOn = new RegExp(
  String.raw`^\{TARGETENTRY :expr \{VAR :varno (\d+) :varattno (\d+) [^{}]*` +
    String.raw`:varnullingrels \(b\)[^{}]*\} :resno (\d+) `,
)

/** Undefined for a subquery or a join: its own kind stands before those of what it holds. */
const tableOf = (entry: string): number | undefined => {
  const [, kind, table] = /:rtekind (\d+) (?::relid (\d+))?/.exec(entry) ?? []
  return kind === '0' ? Number(table) : undefined
}

/** The nodes in one list of the outermost query; a subquery has lists of the same names, deeper. */
function parts(parseTree: string, list: string): string[] {
  const found: string[] = []
  let [depth, start, field] = [0, 0, '']
  for (const { 0: token, 1: name, index } of parseTree.matchAll(/\\.|[{}]|:(\w+) /g)) {
    if (name && depth === 1) field = name
    if (token === '{' && ++depth === 2) start = index
    if (token === '}' && depth-- === 2 && field === list) found.push(parseTree.slice(start, index + 1))
  }
  return found
}
