import {
  ApiOutlined,
  ApartmentOutlined,
  AuditOutlined,
  BookOutlined,
  CalendarOutlined,
  CalculatorOutlined,
  EnvironmentOutlined,
  FileSearchOutlined,
  FormOutlined,
  FundOutlined,
  IdcardOutlined,
  ImportOutlined,
  InboxOutlined,
  PartitionOutlined,
  ReconciliationOutlined,
  SettingOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'
import type { DeclaredType } from '#ui/cases.ts'
import type { Me } from '#ui/session.ts'
import { hasInbox, lateFirst } from './home.ts'

/** A way to a page, and who sees it. `key` is the letter after `g`. */
export interface Way {
  to: string
  word:
    | 'desk'
    | 'intake'
    | 'dispatch'
    | 'cases'
    | 'map'
    | 'performance'
    | 'fiscal'
    | 'compose'
    | 'organisation'
    | 'posts'
    | 'calendar'
    | 'catalogue'
    | 'channels'
    | 'reconciliation'
    | 'accounts'
    | 'audit'
    | 'settings'
    | 'imports'
  icon: ComponentType<{ 'aria-hidden'?: boolean }>
  may: (me: Me) => boolean
  /** Whose own work this page is: they begin here, where no inbox of theirs is. */
  own?: string
  key?: string
}

const holds = (permission: string) => (me: Me) => me.permissions.includes(permission)
const hasPost = (post: string) => (me: Me) => me.posts.some((held) => held.post === post)

export const workWays: readonly Way[] = [
  { to: '/', word: 'desk', icon: InboxOutlined, may: holds('cases.act'), key: 'd' },
  { to: '/intake', word: 'intake', icon: FormOutlined, may: holds('cases.open'), key: 'i' },
  { to: '/dispatch', word: 'dispatch', icon: PartitionOutlined, may: hasPost('dispatcher'), key: 'b' },
  { to: '/cases', word: 'cases', icon: UnorderedListOutlined, may: holds('cases.read'), key: 'c' },
  { to: '/map', word: 'map', icon: EnvironmentOutlined, may: holds('cases.read'), key: 'm' },
  {
    to: '/performance',
    word: 'performance',
    icon: FundOutlined,
    may: holds('performance.read'),
    own: 'performance.edit',
  },
  { to: '/fiscal', word: 'fiscal', icon: FileSearchOutlined, may: holds('fiscal.read') },
  { to: '/compose', word: 'compose', icon: CalculatorOutlined, may: holds('fiscal.edit') },
]

export const runningWays: readonly Way[] = [
  {
    to: '/running/organisation',
    word: 'organisation',
    icon: ApartmentOutlined,
    may: holds('org.read'),
    own: 'org.edit',
  },
  {
    to: '/running/posts',
    word: 'posts',
    icon: IdcardOutlined,
    // Who makes posts, who fills them, and who looks on.
    may: (me) => ['org.edit', 'accounts.grant', 'audit.read'].some((permission) => holds(permission)(me)),
  },
  { to: '/running/calendar', word: 'calendar', icon: CalendarOutlined, may: holds('calendar.read') },
  { to: '/running/catalogue', word: 'catalogue', icon: BookOutlined, may: holds('catalogue.read') },
  { to: '/running/channels', word: 'channels', icon: ApiOutlined, may: holds('exchange.configure') },
  {
    ...{ to: '/running/reconciliation', word: 'reconciliation', icon: ReconciliationOutlined },
    may: holds('exchange.read'),
  },
  {
    to: '/running/accounts',
    word: 'accounts',
    icon: TeamOutlined,
    may: holds('accounts.read'),
    own: 'accounts.edit',
  },
  { to: '/running/audit', word: 'audit', icon: AuditOutlined, may: holds('audit.read'), own: 'audit.read' },
  {
    to: '/running/imports',
    word: 'imports',
    icon: ImportOutlined,
    // Who sees the whole district keeps its templates.
    may: (me) =>
      me.administration === 'system' || me.administration === 'security' || holds('cases.see-all')(me),
  },
  {
    to: '/running/settings',
    word: 'settings',
    icon: SettingOutlined,
    // Rules of the house, and those of sign-in: each administrator sees their own.
    may: (me) => holds('system.configure')(me) || holds('accounts.edit')(me),
  },
]

/** Where somebody begins: the desk; who has none, the page that is their own work, or the first they may see. */
export function firstPageOf(me: Me): string {
  const ways = [...workWays, ...runningWays].filter((way) => way.may(me))
  const desk = ways.find(({ to }) => to === '/')
  const own = ways.find((way) => way.own !== undefined && me.permissions.includes(way.own))
  return (desk ?? own ?? ways[0])?.to ?? '/'
}

/**
 * Where somebody's day begins after the sign-in: calls are taken and cases sent on a page of their own, and who has
 * no inbox begins with what is late, or with their own work. `typesOf` reads the case types where that hangs on them.
 */
export async function homeOf(me: Me, typesOf: () => Promise<readonly DeclaredType[]>): Promise<string> {
  if (hasPost('dispatcher')(me)) return '/dispatch'
  if (me.posts.length > 0 && me.posts.every(({ post }) => post === 'call-taker')) return '/intake'
  const first = firstPageOf(me)
  if (!me.permissions.includes('cases.read')) return first
  const types = await typesOf().catch(() => undefined)
  // Where they cannot be read, the first page says so itself.
  if (!types || hasInbox(me, types)) return first
  return first === '/' || first === '/cases' ? lateFirst : first
}
