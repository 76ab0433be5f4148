import { useEffect, useState } from 'react'

/** Whether a key is meant for a field the person types in, or for a dialog before the page. */
export const isTyping = ({ target }: KeyboardEvent): boolean =>
  isBehindDialog() || (target instanceof HTMLElement && (target.isContentEditable || takesKeys(target)))

/** A tick beside a row takes no letters, and a click on it leaves the keys alone; in a form they belong to the form. */
const takesKeys = (field: HTMLElement): boolean =>
  /^(INPUT|TEXTAREA|SELECT)$/.test(field.tagName) &&
  !(field.matches('[type=checkbox], [type=radio]') && !field.closest('form'))

const isBehindDialog = (): boolean =>
  document.querySelector('.ant-modal-wrap:not([style*="none"]), .ant-drawer-open') !== null

export type RowId = string | number

interface RowKeys {
  /** The rows that are shown, in their order. */
  ids: readonly RowId[]
  /** Told at once where a person moves to a row, so that the next key already meets it. */
  onMove?: ((at: number) => void) | undefined
  onOpen?: ((at: number) => void) | undefined
  onMark?: ((at: number) => void) | undefined
  /** The row that is active at first. */
  begin?: RowId | undefined
}

/**
 * `j`/`k` move through rows, Enter opens, `x` marks: desk work without the mouse. The active row stays the
 * same one when others come or go around it; where it leaves, the next takes its place. Gives the active row's
 * place (-1: none) and how to move to another.
 */
export function useRowKeys({ ids, onMove, onOpen, onMark, begin }: RowKeys): [number, (at: number) => void] {
  const [chosen, setChosen] = useState<{ id?: RowId | undefined; at: number }>({
    id: begin,
    at: -1,
  })
  const found = chosen.id === undefined ? -1 : ids.indexOf(chosen.id)
  const active = found >= 0 ? found : Math.min(chosen.at, ids.length - 1)
  if (active >= 0 && (ids[active] !== chosen.id || active !== chosen.at))
    setChosen({ id: ids[active], at: active })
  const move = (at: number) => {
    setChosen({ id: ids[at], at })
    onMove?.(at)
  }
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey || ids.length === 0) return
      if (event.key === 'j') move(Math.min(active + 1, ids.length - 1))
      else if (event.key === 'k') move(Math.max(active - 1, 0))
      else if (event.key === 'x' && active >= 0 && onMark) onMark(active)
      else if (event.key === 'Enter' && active >= 0 && onOpen && event.target === document.body)
        onOpen(active)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
  return [active, move]
}
