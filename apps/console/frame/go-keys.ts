import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { isTyping } from '#ui/row-keys.ts'
import { useMe } from '#ui/session.ts'
import { workWays } from './navigation.ts'

/** `g` then a letter goes to a page, `/` to the search field, `?` shows the keys. */
export function useGoKeys(onHelp: () => void): void {
  const navigate = useNavigate()
  const me = useMe()
  useEffect(() => {
    let going = 0
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === '?') return onHelp()
      if (event.key === '/') {
        event.preventDefault()
        return document.querySelector<HTMLInputElement>('#find-case')?.focus()
      }
      const way = event.timeStamp - going < 1000 && workWays.find(({ key }) => key === event.key)
      going = event.key === 'g' ? event.timeStamp : 0
      if (way && way.may(me)) void navigate({ to: way.to })
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [navigate, me, onHelp])
}
