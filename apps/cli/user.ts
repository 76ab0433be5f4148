import { checkFit, checkPlace, loadHolders, postsOf } from '#engines/org/org.ts'
import { auditEntry } from '#kernel/audit.ts'
import {
  accountIdByLogin,
  accountShape,
  createAccount,
  disableAccount,
  grantAdministration,
  listAccounts,
  resetPassword,
} from '#kernel/auth.ts'
import type { Context } from '#kernel/route.ts'
import { systemUser } from '#engines/flow/flow.ts'
import type { House } from '../house.ts'
import { type Call, type Command, type ExitCode, needed, optional, WrongCall } from './command.ts'
import { table } from './table.ts'
import { userActs } from '../operator-acts.ts'
import { chosenDistrict, withHouse } from './with-house.ts'

export const user: Command = {
  name: 'user',
  title: {
    zh: '账号：新增、停用、重设口令、列表、岗位',
    en: 'Accounts: add, disable, password, list, posts',
  },
  usage:
    'list | add LOGIN --name NAME | password LOGIN | disable LOGIN | posts LOGIN [--post POST --unit UNIT]',
  help: [
    'add              prints the first password, once; --administration system|security|audit for an administrator',
    'password         a new first password: unlocks the account and ends its sessions',
    'posts            the posts of an account; --post POST --unit UNIT gives one more',
    '--district CODE  the district; the only one where there is one',
    'Each change stands in the audit trail.',
  ],
  options: {
    district: { type: 'string' },
    name: { type: 'string' },
    administration: { type: 'string' },
    post: { type: 'string' },
    unit: { type: 'string' },
  },
  words: [1, 2],
  run: (call) =>
    withHouse(call, async ({ house }) => {
      const [what, login] = call.words
      const district = await chosenDistrict(call, house)
      if (what === 'list' && login === undefined) return list(call, house, district)
      const [change, act] = [changes[what ?? ''], userActs[what ?? '']]
      if (!change || !act || login === undefined) throw new WrongCall('')
      return inAudit(house, district, act, (context) => change(call, context, login))
    }),
}

type Change = (call: Call, context: Context, login: string) => Promise<ExitCode>

const changes: Readonly<Record<string, Change>> = {
  async add(call, context, login) {
    const wanted = accountShape.safeParse({ login, name: needed(call, 'name') })
    if (!wanted.success)
      throw new WrongCall(
        '登录名为 2–64 位字母、数字、汉字或 . _ @ -，姓名为 1–50 字 LOGIN has 2 to 64 letters, digits or . _ @ -, NAME 1 to 50 signs',
      )
    const { id, password } = await createAccount(context, wanted.data)
    const administration = optional(call, 'administration')
    if (administration !== undefined) await grantAdministration(context, id, administrationOf(administration))
    call.print({ id, login, password }, () => [
      `${login} 已建立 is made. 首次登录口令（仅显示这一次） First password, shown this once: ${password}`,
    ])
    return 0
  },
  async password(call, context, login) {
    const password = await resetPassword(context, await idOf(context, login))
    call.print({ login, password }, () => [`${login}: ${password}`])
    return 0
  },
  async disable(call, context, login) {
    await disableAccount(context, await idOf(context, login))
    call.print({ login, disabled: true }, () => [`${login} 已停用 is disabled.`])
    return 0
  },
  async posts(call, context, login) {
    const { db, district, now } = context
    const id = await idOf(context, login)
    if (optional(call, 'post') !== undefined) await givePost(call, context, { id, login })
    const held = await postsOf(db, district, id, now)
    call.print({ login, posts: held.map(({ post, unit }) => ({ post, unit })) }, () =>
      held.length > 0 ? held.map(({ post, unit }) => `${login}: ${post} @ ${unit}`) : [`${login}: –`],
    )
    return 0
  },
}

async function givePost(
  call: Call,
  { db, district, now, audit }: Context,
  of: { id: number; login: string },
) {
  const [post, unit] = [needed(call, 'post'), needed(call, 'unit')]
  const found = await checkFit(db, district, { by: 0, account: of.id, post })
  await checkPlace(db, district, found, unit)
  const account = { login: of.login, name: { zh: of.login }, post, unit }
  const added = await loadHolders(
    db,
    district,
    { accounts: [account], posts: [] },
    { now, accountOf: () => Promise.resolve(of.id) },
  )
  if (added === 0) throw new WrongCall(`没有单位或已任此岗 no such unit, or held already: ${post} @ ${unit}`)
  audit(`account ${of.id}`, { login: of.login, post, unit })
}

async function list(call: Call, house: House, district: number): Promise<ExitCode> {
  const accounts = await house.store.inDistrict(district, ({ db }) =>
    listAccounts(db, district, { after: 0, limit: 100_000 }),
  )
  call.print({ district, accounts }, () =>
    table([
      ['账号 login', '姓名 name', '管理 administration', '状态 state'],
      ...accounts.map(({ login, name, administration, disabledAt }) => [
        ...[login, name, administration ?? '–', disabledAt ? '停用 disabled' : '在用 active'],
      ]),
    ]),
  )
  return 0
}

function administrationOf(text: string): 'system' | 'security' | 'audit' {
  if (text === 'system' || text === 'security' || text === 'audit') return text
  throw new WrongCall('--administration system | security | audit')
}

async function idOf({ db, district }: Context, login: string): Promise<number> {
  const id = await accountIdByLogin(db, district, login)
  if (id === undefined) throw new WrongCall(`没有账号 there is no account ${login}`)
  return id
}

/** One transaction as the routes have it: what is done to accounts from here stands in the audit trail too. */
function inAudit(
  { store, files, clock }: House,
  district: number,
  act: string,
  work: (context: Context) => Promise<ExitCode>,
): Promise<ExitCode> {
  return store.inDistrict(district, (tx) => {
    const now = clock()
    const audit: Context['audit'] = (subject, details) =>
      tx.atCommit(
        auditEntry(tx.db, { district, account: 0, act, subject, details, address: 'console', at: now }),
      )
    const more = { now, district, files, store, audit, address: 'console', headers: {}, origin: '' }
    return work({ ...tx, ...more, user: systemUser(district) })
  })
}
