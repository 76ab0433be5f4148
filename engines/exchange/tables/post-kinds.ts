import { refuse } from '#kernel/errors.ts'
import { holderUnclear } from '../errors.ts'
import { type AskRoute, column, type TableKind, type TableRow } from './table-kind.ts'
import { accountIdOf, postCodeOf, unitIdOf } from './who-is.ts'

const who = [
  column('login', '账号', 'login', ['登录名']),
  column('post', '岗位', 'post', ['岗位代码']),
  column('unit', '单位编码', 'unit', ['单位', '编码']),
]

/** Who holds which post in which unit. */
export const holders: TableKind = {
  code: 'holders',
  title: { zh: '任职', en: 'Posts held' },
  method: 'POST',
  path: '/org/holders',
  columns: [...who, column('area', '责任区代码', 'area', ['责任区'], false)],
  async call({ login = '', post = '', unit = '', area }, ask) {
    return {
      body: {
        account: await accountIdOf(login, ask),
        post: await postCodeOf(post, ask),
        unit: await unitIdOf(unit, ask),
        ...(area && { area }),
      },
    }
  },
}

/** Who stands in for whom on which days. */
export const standIns: TableKind = {
  code: 'stand-ins',
  title: { zh: '代班', en: 'Stand-ins' },
  method: 'POST',
  path: '/org/holders/:id/stand-ins',
  columns: [
    ...who,
    column('by', '代班账号', 'stand-in', ['代班人账号']),
    column('from', '从', 'from', ['开始日期']),
    column('until', '到（不含）', 'until', ['到', '结束日期']),
    column('reason', '事由', 'reason', ['原因']),
  ],
  async call({ by = '', from, until, reason, ...held }, ask) {
    const id = await holderIdOf(held, ask)
    return { params: { id }, body: { account: await accountIdOf(by, ask), from, until, reason } }
  },
}

async function holderIdOf({ login = '', post = '', unit = '' }: TableRow, ask: AskRoute): Promise<number> {
  const query = {
    account: await accountIdOf(login, ask),
    post: await postCodeOf(post, ask),
    unit: await unitIdOf(unit, ask),
  }
  const { holders: found } = (await ask('GET', '/org/holders', query)) as { holders: { id: number }[] }
  return found[0]?.id ?? refuse(holderUnclear, { login, post, unit })
}
