import { useEffect, useState } from 'react'

/** Whether a key is meant for a field the person types in. */
export const isTyping = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLElement &&
  (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName))

interface RowKeys {
  count: number
  onOpen?: ((at: number) => void) | undefined
  onMark?: ((at: number) => void) | undefined
}

/** `j`/`k` move through rows, Enter opens, `x` marks: desk work without the mouse. */
export function useRowKeys({ count, onOpen, onMark }: RowKeys): [number, (at: number) => void] {
  const [active, setActive] = useState(-1)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey || count === 0) return
      if (document.querySelector('.ant-modal-wrap:not([style*="none"]), .ant-drawer-open')) return
      if (event.key === 'j') setActive((at) => Math.min(at + 1, count - 1))
      else if (event.key === 'k') setActive((at) => Math.max(at - 1, 0))
      else if (event.key === 'x' && active >= 0 && onMark) onMark(active)
      else if (event.key === 'Enter' && active >= 0 && onOpen && event.target === document.body)
        onOpen(active)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [count, active, onOpen, onMark])
  return [Math.min(active, count - 1), setActive]
}
