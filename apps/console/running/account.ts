import { infiniteQueryOptions } from '@tanstack/react-query'
import { get } from '#ui/api.ts'

export interface Account {
  id: number
  login: string
  name: string
  administration: 'system' | 'security' | 'audit' | null
  mustChangePassword: boolean
  lockedUntil: string | null
  disabledAt: string | null
  demonstration: boolean
}

export const accountsQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ['accounts', 'list', search],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      get<{ accounts: Account[]; next: number | null }>('/accounts', { search, after: pageParam, limit: 50 }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
