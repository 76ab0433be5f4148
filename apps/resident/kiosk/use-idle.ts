import { useEffect, useEffectEvent, useState } from 'react'

const warnSeconds = 10
const signs = ['pointerdown', 'keydown', 'input'] as const

/**
 * Counts the seconds nobody touches anything. Gives how many are left once that is worth a warning;
 * at none it calls `onIdle`.
 */
export function useIdle(seconds: number | undefined, onIdle: () => void): number | undefined {
  const [left, setLeft] = useState<number>()
  const leave = useEffectEvent(onIdle)
  useEffect(() => {
    if (seconds === undefined) return undefined
    let idle = 0
    const touched = () => {
      idle = 0
      setLeft(undefined)
    }
    const timer = setInterval(() => {
      idle += 1
      const remaining = seconds - idle
      if (remaining > 0) return setLeft(remaining <= warnSeconds ? remaining : undefined)
      touched()
      leave()
    }, 1_000)
    for (const sign of signs) window.addEventListener(sign, touched)
    return () => {
      clearInterval(timer)
      setLeft(undefined)
      for (const sign of signs) window.removeEventListener(sign, touched)
    }
  }, [seconds])
  return left
}
