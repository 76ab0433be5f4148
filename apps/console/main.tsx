import '#ui/tokens.css'
import '#ui/base.css'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Refused } from '#ui/api.ts'
import { Theme } from '#ui/theme.tsx'
import { fetchTypeface } from '#ui/typeface.ts'
import { makeRouter } from './router.tsx'

/** What a refusal says stays true when asked again; only a lost connection is worth another try. */
const worthAnother = (failures: number, error: Error): boolean =>
  failures < 2 && (!(error instanceof Refused) || error.status === 0 || error.status === 503)

const queries = new QueryClient({
  queryCache: new QueryCache(),
  mutationCache: new MutationCache(),
  defaultOptions: {
    // A page without a network says so instead of waiting for ever, and reads again when there is one.
    queries: {
      staleTime: 15_000,
      retry: worthAnother,
      refetchOnWindowFocus: true,
      networkMode: 'always',
      refetchOnReconnect: true,
    },
    mutations: { networkMode: 'always' },
  },
})

void fetchTypeface()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Theme>
        <RouterProvider router={makeRouter(queries)} />
      </Theme>
    </QueryClientProvider>
  </StrictMode>,
)
