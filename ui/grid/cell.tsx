import { type ClipboardEvent, type KeyboardEvent, useId, useState } from 'react'
import { createPortal } from 'react-dom'
import { type Choice, fitting, type GridColumn, settled } from './column.ts'

interface CellProps {
  /** `row:column`, by which the grid finds it. */
  at: string
  label: string
  /** Undefined in the line that is not there yet. */
  value: string | undefined
  column: GridColumn<unknown>
  wrong: string | undefined
  readOnly: boolean
  onValue: (value: string) => void
  onPaste: (event: ClipboardEvent) => void
  onMove: (down: number, right: number) => void
  /** Enter at the end of a line. */
  onEnd: (() => void) | undefined
}

/** One cell: a text, or one of many choices searched by code or name. */
export function GridCell({
  at,
  label,
  value,
  column,
  wrong,
  readOnly,
  onValue,
  onPaste,
  onMove,
  onEnd,
}: CellProps) {
  const id = useId()
  const [box, setBox] = useState<DOMRect>()
  const [typed, setTyped] = useState<string>()
  const [marked, setMarked] = useState(-1)
  const { choices, number } = column
  const named = (value === undefined ? '' : choices?.find((one) => one.value === value)?.label) ?? value ?? ''
  const offered = choices && typed !== undefined ? fitting(choices, typed) : []
  const open = offered.length > 0
  const offer = (beside: HTMLElement, text: string) => {
    setBox(beside.getBoundingClientRect())
    setTyped(text)
  }
  const close = () => {
    setTyped(undefined)
    setMarked(-1)
  }
  const take = (choice: Choice | undefined) => {
    const exact = typed ? settled(typed.trim(), column) : undefined
    const known = choices?.some((one) => one.value === exact)
    const taken = choice ?? (typed && !column.open && !known ? offered[0] : undefined)
    if (taken) onValue(taken.value)
    else if (exact) onValue(exact)
    close()
  }
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = moves(event, open)
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      take(offered[marked] ?? (typed ? offered[0] : undefined))
      if (onEnd && !event.shiftKey) onEnd()
      else onMove(event.shiftKey ? -1 : 1, 0)
    } else if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      const next = marked + (event.key === 'ArrowDown' ? 1 : -1)
      setMarked(Math.min(Math.max(next, 0), offered.length - 1))
    } else if (step) {
      event.preventDefault()
      take(undefined)
      onMove(...step)
    }
  }
  return (
    <td className={`${number ? 'right' : ''} ${wrong ? 'wrong' : ''}`}>
      <input
        data-at={at}
        aria-label={label}
        aria-invalid={Boolean(wrong)}
        title={wrong ?? (named.length > 8 ? named : undefined)}
        readOnly={readOnly}
        inputMode={number ? 'decimal' : undefined}
        value={typed ?? named}
        placeholder={typed === '' ? named : undefined}
        autoComplete="off"
        {...(choices && {
          role: 'combobox',
          'aria-expanded': open,
          'aria-controls': `${id}-choices`,
          'aria-activedescendant': marked >= 0 ? `${id}-${marked}` : undefined,
        })}
        onChange={({ target }) => {
          if (choices) offer(target, target.value)
          onValue(target.value)
        }}
        onClick={({ currentTarget }) =>
          choices && !readOnly && typed === undefined && offer(currentTarget, '')
        }
        onBlur={() => take(undefined)}
        onPaste={onPaste}
        onKeyDown={keys}
      />
      {open && box && <Offered {...{ id, offered, marked, box }} onTake={take} />}
    </td>
  )
}

type Step = [down: number, right: number]

/** Where a key leads: up and down always, left and right from the ends of the text. */
function moves(
  { key, currentTarget: { selectionStart, selectionEnd, value } }: KeyboardEvent<HTMLInputElement>,
  open: boolean,
): Step | undefined {
  const whole = selectionStart === 0 && selectionEnd === value.length
  if (key === 'ArrowDown' && !open) return [1, 0]
  if (key === 'ArrowUp' && !open) return [-1, 0]
  if (key === 'ArrowLeft' && (whole || selectionEnd === 0)) return [0, -1]
  if (key === 'ArrowRight' && (whole || selectionStart === value.length)) return [0, 1]
  return undefined
}

/** The choices below the cell, over the table: inside it they would be cut off. */
function Offered({
  id,
  offered,
  marked,
  box,
  onTake,
}: {
  id: string
  offered: readonly Choice[]
  marked: number
  box: DOMRect
  onTake: (choice: Choice) => void
}) {
  const below = box.bottom + 260 < innerHeight
  return createPortal(
    <ul
      id={`${id}-choices`}
      role="listbox"
      className="grid-choices"
      style={{
        left: Math.min(box.left, innerWidth - 260),
        minWidth: box.width,
        ...(below ? { top: box.bottom } : { bottom: innerHeight - box.top }),
      }}
    >
      {offered.map((choice, n) => (
        <li
          key={choice.value}
          id={`${id}-${n}`}
          role="option"
          aria-selected={n === marked}
          onMouseDown={(event) => {
            event.preventDefault()
            onTake(choice)
          }}
        >
          {choice.label}
        </li>
      ))}
    </ul>,
    document.body,
  )
}
