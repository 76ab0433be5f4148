import { useRef, useState } from 'react'
import { check, type Dropped } from './check-data.ts'

/** Files dropped on the page; they are checked one after the other, so that the first is soon to be seen. */
export function useChecks(): { files: Dropped[]; add: (files: File[]) => void } {
  const [files, setFiles] = useState<Dropped[]>([])
  const last = useRef(0)
  const queue = useRef(Promise.resolve())
  const put = (id: number, result: Partial<Dropped>) =>
    setFiles((known) => known.map((one) => (one.id === id ? { ...one, ...result } : one)))
  const add = (dropped: File[]) => {
    for (const file of dropped) {
      last.current += 1
      const id = last.current
      setFiles((known) => [...known, { id, name: file.name }])
      queue.current = queue.current.then(async () => {
        try {
          put(id, { checked: await check(file) })
        } catch (error) {
          put(id, { error })
        }
      })
    }
  }
  return { files, add }
}
