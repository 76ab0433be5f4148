import { imports } from './imports.ts'
import { type Fence, finding, isCode, isTest, roomOf, topOf } from './tree.ts'

type Graph = Map<string, Set<string>>

/** No file leads back to itself, and no engine either, though its files may not. */
export const haveNoCycles: Fence = (tree) => {
  const edges = tree.files
    .filter((file) => isCode(file) && !isTest(file))
    .flatMap((file) => imports(tree, file))
  const betweenEngines = edges.filter(({ from, to }) => topOf(from) === 'engines' && topOf(to) === 'engines')
  const knots = [
    ...knotsOf(graphOf(edges.map(({ from, to }) => [from, to]))),
    ...knotsOf(graphOf(betweenEngines.map(({ from, to }) => [roomOf(from), roomOf(to)]))),
  ]
  return knots.map((knot) => {
    const edge = edges.find(({ from, to }) => within(knot, from) && within(knot, to) && from !== to)!
    return finding(
      tree,
      edge.from,
      edge.at,
      `closes a circle of ${knot.join(', ')}: move what both need below them`,
    )
  })
}

const within = (knot: string[], file: string): boolean => knot.includes(file) || knot.includes(roomOf(file))

function graphOf(pairs: [string, string][]): Graph {
  const graph: Graph = new Map()
  for (const [from, to] of pairs) if (from !== to) graph.set(from, (graph.get(from) ?? new Set()).add(to))
  return graph
}

/** Groups of nodes that all reach one another (Tarjan 1972); a node alone is no group. */
function knotsOf(graph: Graph): string[][] {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const knots: string[][] = []

  function visit(node: string): number {
    order.set(node, order.size)
    lowest.set(node, order.get(node)!)
    open.push(node)
    for (const next of graph.get(node) ?? []) {
      const reached = !order.has(next) ? visit(next) : open.includes(next) ? order.get(next)! : Infinity
      lowest.set(node, Math.min(lowest.get(node)!, reached))
    }
    if (lowest.get(node) === order.get(node)) {
      const knot = open.splice(open.indexOf(node))
      if (knot.length > 1) knots.push(knot.sort())
    }
    return lowest.get(node)!
  }

  for (const node of graph.keys()) if (!order.has(node)) visit(node)
  return knots
}
