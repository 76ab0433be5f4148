import type { DistrictId } from './sql.ts'

/** The one of the three separate administrations an account may hold (GB/T 22239-2019 8.1.5). */
export type Administration = 'system' | 'security' | 'audit'

/** What a user holds in the district; `engines/org` says by declaration merging what it is made of. */
// oxlint-disable-next-line typescript/no-empty-interface
export interface HeldPost {}

/** Who asks. */
export interface User {
  account: number
  district: DistrictId
  login: string
  name: string
  administration: Administration | undefined
  permissions: ReadonlySet<string>
  /** Empty until `Enrich` has filled it. */
  posts: readonly HeldPost[]
}

/** What each administrator may; no one may hold two. Nothing here opens a case. */
export const administrationPermissions: Record<Administration, readonly string[]> = {
  system: [
    'system.configure',
    'accounts.read',
    'org.read',
    'org.edit',
    'calendar.read',
    'calendar.edit',
    'catalogue.read',
    'catalogue.edit',
    'registers.configure',
    'exchange.configure',
  ],
  security: ['accounts.read', 'accounts.edit', 'accounts.grant', 'org.read'],
  audit: ['audit.read', 'accounts.read', 'org.read'],
}

/** Read in every room: what administrators have in common with working posts. */
const everybodys: ReadonlySet<string> = new Set(['org.read', 'calendar.read', 'catalogue.read'])

/** Permissions that no working post may hold: an administration stays apart (GB/T 22239-2019 8.1.5). */
export const administratorsAlone: ReadonlySet<string> = new Set(
  Object.values(administrationPermissions)
    .flat()
    .filter((permission) => !everybodys.has(permission)),
)

export const anonymous = (district: DistrictId): User => ({
  account: 0,
  district,
  login: '',
  name: '',
  administration: undefined,
  permissions: new Set(),
  posts: [],
})
