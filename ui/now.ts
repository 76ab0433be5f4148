import { useEffect, useState } from 'react'
import { presentMoment } from './present.ts'

/** The present moment, told anew every `everyMs`; what shows a remaining time ticks with it. */
export function useNow(everyMs = 15_000): Date {
  const [now, setNow] = useState(presentMoment)
  useEffect(() => {
    const timer = setInterval(() => setNow(presentMoment()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
