import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { Failure } from '#ui/situation.tsx'
import { casesQuery, inboxQuery } from '#ui/cases.ts'
import { meQuery } from '#ui/session.ts'
import { CasePage } from './case/case-page.tsx'
import { CaseList } from './cases/list.tsx'
import { filterOf, readSearch } from './cases/search.ts'
import { readDeskSearch } from './desk/choice.ts'
import { Desk } from './desk/desk.tsx'
import { DispatchBoard } from './dispatch/board.tsx'
import { Frame } from './frame/frame.tsx'
import { firstPageOf } from './frame/navigation.ts'
import { ChangePassword } from './sign-in/change-password.tsx'
import { pointsAsked, pointsQuery } from './map/points.ts'
import { readMapSearch } from './map/search.ts'
import { readRegisterSearch } from './registers/search.ts'
import { SignIn } from './sign-in/sign-in.tsx'

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string } =>
    typeof search.to === 'string' && /^\/(?!\/)/.test(search.to) ? { to: search.to } : {},
  component: SignIn,
})

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  async beforeLoad({ context, location }) {
    const me = await context.queries.ensureQueryData(meQuery)
    if (!me) throw redirect({ to: '/sign-in', search: { to: location.href } })
    const first = firstPageOf(me)
    if (location.pathname === '/' && first !== '/') throw redirect({ to: first })
  },
  component: Frame,
})

/** Rows are asked for while the hand is still on its way: a page then stands at the click. Nobody waits for it. */
const desk = createRoute({
  getParentRoute: () => inside,
  path: '/',
  validateSearch: readDeskSearch,
  loader: ({ context }) => void context.queries.prefetchQuery(inboxQuery),
  component: Desk,
})

const list = createRoute({
  getParentRoute: () => inside,
  path: '/cases',
  validateSearch: readSearch,
  loaderDeps: ({ search }) => ({ search }),
  loader: ({ context, deps }) =>
    void context.queries.prefetchInfiniteQuery(casesQuery(filterOf(deps.search))),
  component: CaseList,
})

const one = createRoute({ getParentRoute: () => inside, path: '/cases/$id', component: CasePage })

const intake = createRoute({
  getParentRoute: () => inside,
  path: '/intake',
  component: lazyRouteComponent(() => import('./intake/intake.tsx'), 'Intake'),
})
const dispatch = createRoute({ getParentRoute: () => inside, path: '/dispatch', component: DispatchBoard })
const map = createRoute({
  getParentRoute: () => inside,
  path: '/map',
  validateSearch: readMapSearch,
  loaderDeps: ({ search: { open } }) => ({ open }),
  loader: ({ context, deps: { open } }) =>
    void context.queries.prefetchQuery(pointsQuery(pointsAsked(open === 'all' ? '' : 'yes'))),
  component: lazyRouteComponent(() => import('./map/map-page.tsx'), 'MapPage'),
})
const running = (path: string, load: () => ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => inside, path: `/running/${path}`, component: load() })

const pages = [
  running('organisation', () =>
    lazyRouteComponent(() => import('./running/organisation.tsx'), 'Organisation'),
  ),
  running('posts', () => lazyRouteComponent(() => import('./running/posts/posts-page.tsx'), 'PostsPage')),
  running('calendar', () => lazyRouteComponent(() => import('./running/calendar-page.tsx'), 'CalendarPage')),
  running('catalogue', () =>
    lazyRouteComponent(() => import('./running/catalogue-page.tsx'), 'CataloguePage'),
  ),
  running('standards', () =>
    lazyRouteComponent(() => import('./running/standards-page.tsx'), 'StandardsPage'),
  ),
  running('channels', () => lazyRouteComponent(() => import('./running/channels-page.tsx'), 'ChannelsPage')),
  running('reconciliation', () =>
    lazyRouteComponent(() => import('./running/reconciliation-page.tsx'), 'ReconciliationPage'),
  ),
  running('accounts', () => lazyRouteComponent(() => import('./running/accounts.tsx'), 'Accounts')),
  running('audit', () => lazyRouteComponent(() => import('./running/audit-page.tsx'), 'AuditPage')),
  running('imports', () => lazyRouteComponent(() => import('./running/import-page.tsx'), 'ImportPage')),
  running('settings', () => lazyRouteComponent(() => import('./running/settings-page.tsx'), 'SettingsPage')),
]
const register = createRoute({
  getParentRoute: () => inside,
  path: '/registers/$register',
  validateSearch: readRegisterSearch,
  component: lazyRouteComponent(() => import('./registers/register-page.tsx'), 'RegisterPage'),
})
const entry = createRoute({
  getParentRoute: () => inside,
  path: '/registers/$register/$key',
  validateSearch: (search: Record<string, unknown>): { asOf?: string } =>
    typeof search.asOf === 'string' && /^\d{4}-\d\d-\d\d$/.test(search.asOf) ? { asOf: search.asOf } : {},
  component: lazyRouteComponent(() => import('./registers/entry-page.tsx'), 'EntryPage'),
})
const census = createRoute({
  getParentRoute: () => inside,
  path: '/census/$census',
  component: lazyRouteComponent(() => import('./registers/census/census-page.tsx'), 'CensusPage'),
})
const censusWalk = createRoute({
  getParentRoute: () => inside,
  path: '/census/$census/$task',
  component: lazyRouteComponent(() => import('./registers/census/walk-page.tsx'), 'WalkPage'),
})
const performance = createRoute({
  getParentRoute: () => inside,
  path: '/performance',
  validateSearch: (search: Record<string, unknown>): { year?: number } =>
    /^20\d\d$/.test(String(search.year)) ? { year: Number(search.year) } : {},
  component: lazyRouteComponent(() => import('./performance/project-list.tsx'), 'ProjectList'),
})
const project = createRoute({
  getParentRoute: () => inside,
  path: '/performance/$id',
  component: lazyRouteComponent(() => import('./performance/project-page.tsx'), 'ProjectPage'),
})
const targets = createRoute({
  getParentRoute: () => inside,
  path: '/performance/$id/targets',
  component: lazyRouteComponent(() => import('./performance/targets-page.tsx'), 'TargetsPage'),
})
const fiscal = createRoute({
  getParentRoute: () => inside,
  path: '/fiscal',
  validateSearch: (search: Record<string, unknown>): { check?: number; order?: 'recent' | 'errors' } => ({
    ...(/^[1-9]\d{0,14}$/.test(String(search.check)) && { check: Number(search.check) }),
    ...(search.order === 'errors' && { order: 'errors' }),
  }),
  component: lazyRouteComponent(() => import('./fiscal/fiscal-page.tsx'), 'FiscalPage'),
})
const books = createRoute({
  getParentRoute: () => inside,
  path: '/compose',
  component: lazyRouteComponent(() => import('./compose/book-list.tsx'), 'BookList'),
})
const book = createRoute({
  getParentRoute: () => inside,
  path: '/compose/$id',
  component: lazyRouteComponent(() => import('./compose/book-page.tsx'), 'BookPage'),
})
const password = createRoute({ getParentRoute: () => inside, path: '/password', component: ChangePassword })

const tree = root.addChildren([
  signIn,
  inside.addChildren([
    desk,
    intake,
    dispatch,
    map,
    list,
    one,
    register,
    entry,
    census,
    censusWalk,
    performance,
    project,
    targets,
    fiscal,
    books,
    book,
    password,
    ...pages,
  ]),
])

export const makeRouter = (queries: QueryClient) =>
  createRouter({
    routeTree: tree,
    context: { queries },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: ({ error, reset }) => <Failure error={error} retry={reset} />,
    defaultNotFoundComponent: () => <Failure error={undefined} />,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
