import { type ReactNode, useCallback, useEffect, useEffectEvent, useRef } from 'react'
import { useLastRow } from './kept.ts'
import { useRowKeys } from './row-keys.ts'
import './table.css'
import { useWords, words } from './words.ts'

const tableWords = words('table', {
  markAll: { zh: '全选本页', en: 'Mark all rows' },
  mark: { zh: '选择 {name}', en: 'Mark {name}' },
})

export type Sorted = 'ascending' | 'descending' | 'none'

export interface Column<T> {
  key: string
  title: string
  width?: number | string
  align?: 'right'
  /** On a phone a row is a few lines: its `title`, a part on a `line` of its own, one that needs no `bare` word. */
  phone?: 'title' | 'line' | 'bare'
  /** The head is a button that sorts the rows by this column. */
  sort?: { sorted: Sorted; onSort: () => void }
  render: (row: T) => ReactNode
}

interface TableProps<T> {
  /** What the table is, for those who hear it. */
  label: string
  columns: readonly Column<T>[]
  rows: readonly T[] | undefined
  rowKey: (row: T) => string | number
  rowName?: (row: T) => string
  onOpen?: (row: T) => void
  /** The row that keys or a click have come to; a click then opens nothing. */
  onActive?: (row: T) => void
  /** Rows that are marked for a bulk action; absent: nothing to mark. */
  marked?: ReadonlySet<string | number> | undefined
  onMark?: (marked: Set<string | number>) => void
  /** Shown where there are no rows. */
  empty: ReactNode
  /** On a telephone a row is a card: the column `what` in full below the others. */
  stacks?: boolean
  /** `j`, `k` and Enter belong to one table of a page. */
  keys?: boolean
}

/** A dense table for desk work: keys move through it, rows open, marks gather for bulk actions. */
export function Table<T>(props: TableProps<T>) {
  const { columns, rows, rowKey, onOpen, marked, onMark, label, keys = true } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const say = useWords(tableWords)
  const toggle = useCallback(
    (at: number) => {
      const key = rows?.[at] && rowKey(rows[at])
      if (key === undefined || !marked) return
      const next = new Set(marked)
      if (!next.delete(key)) next.add(key)
      onMark?.(next)
    },
    [rows, rowKey, marked, onMark],
  )
  const open = useCallback((at: number) => rows?.[at] && onOpen?.(rows[at]), [rows, onOpen])
  const tell = (at: number) => rows?.[at] && props.onActive?.(rows[at])
  const [begin, keepRow] = useLastRow()
  const [active, move] = useRowKeys({
    ids: keys ? (rows?.map(rowKey) ?? []) : [],
    onMove: tell,
    onOpen: open,
    onMark: toggle,
    begin: keys ? begin : undefined,
  })
  // Where the active row leaves, the one in its place is active without anybody's move.
  const tellMoved = useEffectEvent(tell)
  const keepMoved = useEffectEvent((at: number) => keys && rows?.[at] && keepRow(rowKey(rows[at])))
  useEffect(() => {
    body.current?.rows[active]?.scrollIntoView({ block: 'nearest' })
    tellMoved(active)
    keepMoved(active)
  }, [active, rows])
  if (rows?.length === 0) return <>{props.empty}</>
  const all = Boolean(rows && marked && rows.length > 0 && rows.every((row) => marked.has(rowKey(row))))
  return (
    <table className="table stacks" aria-label={label} aria-busy={!rows}>
      <thead>
        <tr>
          {marked && (
            <th scope="col" className="mark">
              <input
                type="checkbox"
                aria-label={say('markAll')}
                checked={all}
                onChange={() => onMark?.(new Set(all ? [] : rows?.map(rowKey)))}
              />
              <span className="on-phone" aria-hidden="true">
                {say('markAll')}
              </span>
            </th>
          )}
          {columns.map((column) => (
            <HeadCell key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows?.map((row, at) => (
          <tr
            key={rowKey(row)}
            className={`${at === active ? 'active' : ''} ${onOpen ? 'opens' : ''}`}
            onClickCapture={() => keys && keepRow(rowKey(row))}
            onClick={(event) => {
              const target = event.target as HTMLElement
              if (target.closest('a, button, input, label')) return
              // A thumb that misses the box still means it.
              if (target.closest('.mark')) return toggle(at)
              if (getSelection()?.toString()) return
              move(at)
              if (!props.onActive) onOpen?.(row)
            }}
          >
            {marked && (
              <td className="mark">
                <input
                  type="checkbox"
                  aria-label={say('mark', { name: props.rowName?.(row) ?? String(rowKey(row)) })}
                  checked={marked.has(rowKey(row))}
                  onChange={() => toggle(at)}
                />
              </td>
            )}
            {columns.map(({ key, title, align, phone, render }) => (
              <td key={key} className={[align, phone].filter(Boolean).join(' ')} data-title={title}>
                {render(row)}
              </td>
            ))}
          </tr>
        )) ?? <WaitingRows columns={columns.length + (marked ? 1 : 0)} />}
      </tbody>
    </table>
  )
}

function HeadCell<T>({ column: { title, width, align, sort } }: { column: Column<T> }) {
  return (
    <th scope="col" style={{ width }} className={align} aria-sort={sort?.sorted}>
      {sort ? (
        <>
          <button type="button" className={`sorts ${sort.sorted}`} onClick={sort.onSort}>
            {title}
          </button>
          <span className="on-sheet" aria-hidden="true">
            {title}
          </span>
        </>
      ) : (
        title
      )}
    </th>
  )
}

const waitingRows = Array.from({ length: 12 }, (_, index) => index)

function WaitingRows({ columns }: { columns: number }) {
  return waitingRows.map((row) => (
    <tr key={row} className="waits">
      {Array.from({ length: columns }, (_, column) => (
        <td key={column}>
          <i style={{ width: `${55 + ((row * 31 + column * 17) % 40)}%` }} />
        </td>
      ))}
    </tr>
  ))
}
