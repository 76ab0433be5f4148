import { sealDays } from '#engines/flow/flow.ts'
import { listAccounts } from '#kernel/auth.ts'
import { hashPassword } from '#kernel/password.ts'
import type { DistrictId } from '#kernel/sql.ts'
import { inventProjects } from '#modules/performance/module.ts'
import { fillInThreads } from './demonstration/fill-in-threads.ts'
import { fillRegisters } from './demonstration/fill-registers.ts'
import { trickle } from './demonstration/trickle.ts'
import type { House } from './house.ts'
import { loadProfile } from './load-profile.ts'
import { workingDistricts } from './working-districts.ts'

export { fillInThreads } from './demonstration/fill-in-threads.ts'
export { fillRegisters } from './demonstration/fill-registers.ts'

/** The one password of all demonstration accounts; they exist only while the server listens on loopback. */
export const demonstrationPassword = 'Huying-2026'
export const demonstrationDistrict: DistrictId = 420103

const days = 60
const seed = 420_103

export interface Demonstration {
  /** What the person at the terminal needs to look around. */
  notes: string[]
  /** Fills an empty district behind the scenes, then lets it live: new cases and moves now and then. */
  live(say: (line: string) => void): void
  stop(): Promise<void>
}

/** Furnishes the demonstration district where nobody works yet; its cases come once the server listens. */
export async function startDemonstration(
  house: House,
  at: { serverUrl: string; dataDir: string },
): Promise<Demonstration> {
  const known = await workingDistricts(house)
  const fresh = known.length === 0
  if (fresh) {
    const passwordHash = await hashPassword(demonstrationPassword)
    const [profile, district] = ['jianghan', demonstrationDistrict]
    await loadProfile(house.store, { profile, district, at: house.clock(), accounts: { passwordHash } })
    await inventPerformance(house)
  }
  // A district that the operator made is nobody's stage, whatever its code.
  const ours = fresh || (known.includes(demonstrationDistrict) && (await hasDemonstrationAccounts(house)))
  if (!ours) return { notes: [], live() {}, stop: async () => {} }
  const stopping = new AbortController()
  let living: Promise<void> = Promise.resolve()
  return {
    notes: accountNotes,
    live(say) {
      living = (fresh ? fillDistrict(house, at, say) : Promise.resolve())
        .then(() => trickle(house, demonstrationDistrict, stopping.signal))
        .catch((error: unknown) => say(`demonstration: ${String(error)}`))
    },
    async stop() {
      stopping.abort()
      await living
    },
  }
}

/** Projects of this year and the last, entered by the performance officer of the profile. */
export const inventPerformance = ({ store, clock }: House): Promise<void> =>
  store.inDistrict(demonstrationDistrict, async ({ db }) => {
    const accounts = await listAccounts(db, demonstrationDistrict, { after: 0, limit: 500 })
    const officer = accounts.find(({ login }) => login === 'performance-officer')
    if (!officer) return
    const by = { account: officer.id, name: officer.name }
    await inventProjects(db, demonstrationDistrict, { now: clock(), seed, by })
  })

const hasDemonstrationAccounts = ({ store }: House): Promise<boolean> =>
  store.inDistrict(demonstrationDistrict, async ({ db }) => {
    const accounts = await listAccounts(db, demonstrationDistrict, { after: 0, limit: 50 })
    return accounts.some((account) => account.demonstration)
  })

async function fillDistrict(
  house: House,
  at: { serverUrl: string; dataDir: string },
  say: (line: string) => void,
): Promise<void> {
  const district = demonstrationDistrict
  const until = house.clock()
  const [{ cases }] = await Promise.all([
    fillInThreads({ ...at, district, days, seed, until, threads: 2 }),
    fillRegisters(house, at.serverUrl, { district, until, seed }),
  ])
  await sealDays(house.store, district, house.clock())
  say(`演示数据已就绪 The demonstration holds ${cases} cases of the last ${days} days.`)
}

const accountNotes = [
  `演示账号（口令均为 ${demonstrationPassword}） Accounts of the demonstration, one password for all:`,
  '  call-taker 接线员 · dispatcher 派单员 · street-clerk 街道 · community-clerk 社区 · unit-clerk 部门 · reviewer 审核员 · caller-back 回访员',
  '  supervisor 监督员 · acceptor 受理员 · shift-leader 值班长 · supervision-officer 督办 · leader 领导 · accountant 财务',
  '  system-admin · security-admin · audit-admin 三员管理',
]
