import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { useKept } from '#ui/kept.ts'
import { type GroupKey, groupKeys } from './groups.ts'

export const parts = ['all', 'late', 'soon', 'later'] as const
export type Part = (typeof parts)[number]

/** What of the desk is shown, as its address holds it; all of it is said by saying nothing. */
export interface DeskSearch {
  group?: GroupKey
  part?: Part
}

/** Takes what the desk knows from an address that anybody may have written. */
export function readDeskSearch(given: Record<string, unknown>): DeskSearch {
  const group = groupKeys.find((key) => key === given.group)
  const part = parts.find((key) => key === given.part)
  return { ...(group && { group }), ...(part && part !== 'all' && { part }) }
}

/** The choice in the address; who comes by the side bar finds what was chosen last. */
export function useDeskChoice(): [
  DeskSearch,
  (change: { [K in keyof DeskSearch]: DeskSearch[K] | undefined }) => void,
] {
  const search = useSearch({ from: '/inside/' })
  const navigate = useNavigate({ from: '/' })
  const [kept, keep] = useKept<DeskSearch>('desk.choice', {})
  const show = (next: DeskSearch) => void navigate({ search: next, replace: true })
  const comeBack = useEffectEvent(() => {
    if (Object.keys(search).length === 0 && Object.keys(kept).length > 0) show(kept)
    else keep(search)
  })
  useEffect(() => comeBack(), [])
  const choose = (change: object) => {
    const next = readDeskSearch({ ...search, ...change })
    keep(next)
    show(next)
  }
  return [search, choose]
}
