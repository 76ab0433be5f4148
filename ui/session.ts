import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { ask, get, post, setCsrf } from './api.ts'
import { setDraftOwner } from './draft.ts'

/** Who is signed in, as `GET /api/me` says. */
export interface Me {
  account: number
  district: number
  login: string
  name: string
  administration: 'system' | 'security' | 'audit' | null
  permissions: string[]
  posts: { post: string; unit: number; area?: string; standInFor?: number }[]
  mustChangePassword: boolean
  csrf: string
}

/** The session's cookie is hidden from scripts; this only says whether asking for it is worth a request. */
const mark = 'huying.signed-in'

export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: Infinity,
  retry: false,
  async queryFn(): Promise<Me | null> {
    if (!localStorage.getItem(mark)) return null
    return get<Me>('/me').then(keep, () => null)
  },
})

function keep(me: Me): Me {
  localStorage.setItem(mark, 'yes')
  setCsrf(me.csrf)
  setDraftOwner(me.login)
  return me
}

/** Asks anew what the person may do; where the server cannot be reached, what was known stays. */
export const renewMe = (queries: QueryClient): Promise<unknown> =>
  get<Me>('/me').then(
    (me) => queries.setQueryData(meQuery.queryKey, keep(me)),
    () => undefined,
  )

/** The signed-in person; pages behind the sign-in always have one. */
export function useMe(): Me {
  const { data } = useQuery(meQuery)
  if (!data) throw new Error('a page behind the sign-in is shown to nobody')
  return data
}

/** Whether the signed-in person holds a permission word. */
export function useMay(): (permission: string) => boolean {
  const { permissions } = useMe()
  return (permission) => permissions.includes(permission)
}

/** Signing in and out, each leaving nothing of the other's data on the screen. */
export function useSession() {
  const queries = useQueryClient()
  /** The server no longer knows the session. */
  const forget = () => {
    localStorage.removeItem(mark)
    queries.clear()
    queries.setQueryData(meQuery.queryKey, null)
  }
  const signIn = async (login: string, password: string): Promise<Me> => {
    const me = keep(await post<Me>('/sign-in', { login, password }))
    queries.clear()
    queries.setQueryData(meQuery.queryKey, me)
    return me
  }
  const signOut = async (): Promise<void> => {
    await ask('POST', '/sign-out', { body: {} }).catch(() => undefined)
    forget()
  }
  return { signIn, signOut, forget }
}
