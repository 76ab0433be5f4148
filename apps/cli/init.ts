import path from 'node:path'
import { districtsOf, readOrganisation } from '#engines/org/org.ts'
import { insertAccount } from '#kernel/auth.ts'
import { generatePassword, hashPassword } from '#kernel/password.ts'
import type { Administration } from '#kernel/user.ts'
import { loadProfile } from '../load-profile.ts'
import { type Command, optional, WrongCall } from './command.ts'
import { withHouse } from './with-house.ts'

const profiles = path.join(import.meta.dirname, '..', '..', 'profiles')

/** 三员分立 (GB/T 22239-2019 8.1.5): three administrations, three people. */
const administrators: readonly { administration: Administration; name: string }[] = [
  { administration: 'system', name: '系统管理员' },
  { administration: 'security', name: '安全管理员' },
  { administration: 'audit', name: '审计管理员' },
]

export const init: Command = {
  name: 'init',
  title: {
    zh: '按配置建立空的区，设三员管理账号',
    en: 'Make an empty district with its three administrators',
  },
  usage: '[--profile NAME]',
  help: [
    '--profile NAME   a folder of profiles/ (default jianghan): divisions, units, posts, classes, limits',
    'Prints the first password of each administrator, once; each must be changed at the first sign-in.',
  ],
  options: { profile: { type: 'string' } },
  words: [0, 0],
  run: (call) =>
    withHouse(call, async ({ house }) => {
      const profile = optional(call, 'profile') ?? 'jianghan'
      const { district } = await readOrganisation(path.join(profiles, profile))
      const at = house.clock()
      if ((await districtsOf(house.store)).includes(district))
        throw new WrongCall(`${district} 已经建立 is there already`)
      await loadProfile(house.store, { profile, district, at, accounts: undefined })
      const made: { login: string; name: string; password: string }[] = []
      for (const { administration, name } of administrators) {
        const password = generatePassword()
        const passwordHash = await hashPassword(password)
        const login = `${administration}-admin`
        const account = { login, name, administration, passwordHash, at, mustChange: true }
        await house.store.inDistrict(district, ({ db }) => insertAccount(db, district, account))
        made.push({ login, name, password })
      }
      call.print({ district, administrators: made }, () => [
        `${district} 已建立 is made. 首次登录口令（仅显示这一次） First passwords, shown this once:`,
        ...made.map(({ login, name, password }) => `  ${login.padEnd(15)} ${password}  ${name}`),
      ])
      return 0
    }),
}
