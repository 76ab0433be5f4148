import { useSyncExternalStore } from 'react'

/** How a person likes the console; kept in this browser. */
export interface Preferences {
  theme: 'light' | 'dark' | 'auto'
  density: 'roomy' | 'compact'
  sidebar: 'wide' | 'narrow'
}

const stored = 'huying.preferences'
const usual: Preferences = { theme: 'auto', density: 'roomy', sidebar: 'wide' }
const night = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
let current: Preferences = { ...usual, ...read() }

function read(): Partial<Preferences> {
  try {
    return JSON.parse(localStorage.getItem(stored) ?? '{}')
  } catch {
    return {}
  }
}

export const isDark = ({ theme }: Preferences): boolean =>
  theme === 'dark' || (theme === 'auto' && night.matches)

function apply(): void {
  document.documentElement.dataset.theme = isDark(current) ? 'dark' : 'light'
  document.documentElement.dataset.density = current.density
  for (const listener of listeners) listener()
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change }
  localStorage.setItem(stored, JSON.stringify(current))
  apply()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, () => current)

night.addEventListener('change', () => {
  current = { ...current }
  apply()
})
apply()
