import { CloseOutlined } from '@ant-design/icons'
import { type ClipboardEvent, memo, useCallback, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { GridCell } from './grid/cell.tsx'
import { type GridColumn, settled } from './grid/column.ts'
import './grid/grid.css'
import { useWords, words } from './words.ts'

export type { Choice, GridColumn } from './grid/column.ts'

const gridWords = words('grid', {
  rowNumber: { zh: '行号', en: 'Line' },
  remove: { zh: '删除', en: 'Remove' },
  removeRow: { zh: '删除第 {row} 行', en: 'Remove line {row}' },
  cell: { zh: '{title} 第 {row} 行', en: '{title}, line {row}' },
  rows: { zh: '第 {from}–{until} 行', en: 'Lines {from}–{until}' },
})

interface GridProps<Row> {
  label: string
  columns: readonly GridColumn<Row>[]
  rows: readonly Row[]
  /** A row to begin with, after the one given. */
  fresh: (before: Row | undefined) => Row
  /** What is wrong in a row, by the column's key; rows count from 0. */
  wrong?: ReadonlyMap<number, Readonly<Record<string, string>>> | undefined
  readOnly?: boolean
  /** The column in which Enter at a line's end begins the next line. */
  home?: number
  onChange: (edit: (rows: readonly Row[]) => readonly Row[]) => void
}

const pageOf = 100

/**
 * A table to type in: Enter and arrows move, a new line waits at the end, cells are pasted as a spreadsheet copies
 * them. Long tables are shown a hundred rows at a time.
 */
export function Grid<Row>(props: GridProps<Row>) {
  const { label, columns, rows, readOnly = false, wrong, home = 0 } = props
  const say = useWords(gridWords)
  const [first, setFirst] = useState(0)
  const body = useRef<HTMLTableSectionElement>(null)
  const edit = useGridEdit(props)
  const count = rows.length
  const move = useCallback(
    (row: number, column: number) => {
      if (row < 0 || row > count) return
      flushSync(() => setFirst(Math.floor(row / pageOf) * pageOf))
      const cell = body.current?.querySelector<HTMLInputElement>(`[data-at="${row}:${column}"]`)
      cell?.focus()
      cell?.select()
    },
    [count],
  )
  const shown = rows.slice(first, first + pageOf)
  const last = first + pageOf > rows.length
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and a keyboard must reach it */}
      <div className="grid-scrolls" tabIndex={0} role="region" aria-label={label}>
        <table className="table grid" aria-label={label}>
          <Head columns={columns} readOnly={readOnly} />
          <tbody ref={body}>
            {[...shown, ...(last && !readOnly ? [undefined] : [])].map((row, n) => (
              <GridRow
                // Rows have no name but their place.
                // oxlint-disable-next-line react/no-array-index-key
                key={first + n}
                at={first + n}
                row={row}
                columns={columns as readonly GridColumn<unknown>[]}
                wrong={wrong?.get(first + n)}
                readOnly={readOnly}
                edit={edit}
                move={move}
                home={home}
              />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > pageOf && (
        <Pages
          count={rows.length + 1}
          first={first}
          onFirst={setFirst}
          say={(values) => say('rows', values)}
        />
      )}
    </>
  )
}

function Head({
  columns,
  readOnly,
}: {
  columns: readonly { key: string; title: string; width: number }[]
  readOnly: boolean
}) {
  const say = useWords(gridWords)
  const whole = columns.reduce((all, { width }) => all + width, 0)
  return (
    <thead>
      <tr>
        <th scope="col" className="at">
          <span className="unseen">{say('rowNumber')}</span>
        </th>
        {columns.map(({ key, title, width }) => (
          <th key={key} scope="col" style={{ width: `${(width / whole) * 100}%` }}>
            {title}
          </th>
        ))}
        {!readOnly && (
          <th scope="col" className="at">
            <span className="unseen">{say('remove')}</span>
          </th>
        )}
      </tr>
    </thead>
  )
}

export interface GridEdit {
  put: (at: number, column: number, value: string) => void
  paste: (at: number, column: number, event: ClipboardEvent) => void
  remove: (at: number) => void
}

/** What typing, pasting and removing do to the rows; a row that is not there yet begins as `fresh` says. */
function useGridEdit<Row>({ columns, fresh, onChange }: GridProps<Row>): GridEdit {
  return useMemo(() => {
    const write = (rows: readonly Row[], at: number, column: number, value: string): Row[] => {
      const next = [...rows]
      while (next.length <= at) next.push(fresh(next.at(-1)))
      const to = columns[column]
      if (to) next[at] = to.set(next[at]!, value)
      return next
    }
    const paste = (at: number, column: number, cells: readonly (readonly string[])[]) =>
      onChange((rows) => {
        let next = rows
        cells.forEach((line, n) =>
          line.forEach((cell, m) => {
            const to = columns[column + m]
            if (to) next = write(next, at + n, column + m, settled(cell.trim(), to))
          }),
        )
        return next
      })
    return {
      put: (at, column, value) => onChange((rows) => write(rows, at, column, value)),
      paste(at, column, event) {
        const text = event.clipboardData.getData('text').replace(/\r?\n$/, '')
        if (!/[\t\n]/.test(text)) return
        event.preventDefault()
        paste(
          at,
          column,
          text.split(/\r?\n/).map((line) => line.split('\t')),
        )
      },
      remove: (at) => onChange((rows) => rows.toSpliced(at, 1)),
    }
  }, [columns, fresh, onChange])
}

interface RowProps {
  at: number
  row: unknown
  columns: readonly GridColumn<unknown>[]
  wrong: Readonly<Record<string, string>> | undefined
  readOnly: boolean
  edit: GridEdit
  move: (row: number, column: number) => void
  home: number
}

const GridRow = memo(function GridRow({ at, row, columns, wrong, readOnly, edit, move, home }: RowProps) {
  const say = useWords(gridWords)
  return (
    <tr>
      <td className="at">{row === undefined ? '' : at + 1}</td>
      {columns.map((column, n) => (
        <GridCell
          key={column.key}
          at={`${at}:${n}`}
          label={say('cell', { title: column.title, row: at + 1 })}
          value={row === undefined ? undefined : column.get(row)}
          column={column}
          wrong={wrong?.[column.key]}
          readOnly={readOnly}
          onValue={(value) => edit.put(at, n, value)}
          onPaste={(event) => edit.paste(at, n, event)}
          onMove={(down, right) => move(at + down, n + right)}
          onEnd={n === columns.length - 1 ? () => move(at + 1, home) : undefined}
        />
      ))}
      {!readOnly && (
        <td className="at">
          {row !== undefined && (
            <button
              type="button"
              className="drop-row"
              aria-label={say('removeRow', { row: at + 1 })}
              onClick={() => edit.remove(at)}
            >
              <CloseOutlined aria-hidden />
            </button>
          )}
        </td>
      )}
    </tr>
  )
})

function Pages({
  count,
  first,
  onFirst,
  say,
}: {
  count: number
  first: number
  onFirst: (first: number) => void
  say: (values: { from: number; until: number }) => string
}) {
  return (
    <div className="row pages">
      {Array.from({ length: Math.ceil(count / pageOf) }, (_, n) => n * pageOf).map((from) => (
        <button
          key={from}
          type="button"
          className="chip"
          aria-pressed={from === first}
          onClick={() => onFirst(from)}
        >
          {say({ from: from + 1, until: Math.min(from + pageOf, count - 1) })}
        </button>
      ))}
    </div>
  )
}
