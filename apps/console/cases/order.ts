import type { Column, Sorted } from '#ui/table.tsx'
import type { ColumnKey } from './columns.tsx'
import type { CaseOrder, CaseSearch } from './search.ts'

/** The columns that an index keeps an order of: upwards, downwards. */
const orders: Partial<Record<string, readonly [CaseOrder, CaseOrder]>> = {
  clock: ['due', 'due-back'],
  number: ['number', 'number-back'],
  opened: ['oldest', 'newest'],
} satisfies Partial<Record<ColumnKey, readonly [CaseOrder, CaseOrder]>>

/** The order in which the list stands; what a search finds comes newest first. */
const orderOf = ({ text, order }: CaseSearch): CaseOrder => (text ? 'newest' : (order ?? 'newest'))

/** Columns whose head sorts the list: up, down, then as it was. */
export function sortable<T>(
  columns: readonly Column<T>[],
  search: CaseSearch,
  onChange: (change: CaseSearch) => void,
): Column<T>[] {
  const shown = orderOf(search)
  return columns.map((column) => {
    const [up, down] = orders[column.key] ?? []
    if (!up || !down || search.text) return column
    const sorted: Sorted = shown === up ? 'ascending' : shown === down ? 'descending' : 'none'
    const next = shown === up ? down : shown === down && down !== 'newest' ? 'newest' : up
    const onSort = () => onChange({ order: next === 'newest' ? undefined : next })
    return { ...column, sort: { sorted, onSort } }
  })
}
