import { useEffect, useMemo, useState } from 'react'

/** Signs that an input method still composes are no words yet: pinyin is asked of nobody. */
let isComposing = false
document.addEventListener('compositionstart', () => void (isComposing = true), true)
document.addEventListener('compositionend', () => void (isComposing = false), true)

/** What was typed, once the fingers rest for a moment; the same value until it is another. */
export function useSettled<T>(value: T, restMs: number): T {
  const text = JSON.stringify(value)
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const rest = () => {
      if (isComposing) document.addEventListener('compositionend', rest, { once: true })
      else timer = setTimeout(() => setSettled(text), restMs)
    }
    rest()
    return () => {
      clearTimeout(timer)
      document.removeEventListener('compositionend', rest)
    }
  }, [text, restMs])
  return useMemo(() => JSON.parse(settled) as T, [settled])
}
