import { type Db, type DistrictId, sql } from './sql.ts'
import type { Text } from './errors.ts'
import { allSettings } from './settings.ts'
import { actNamed, shapeFields, thing } from './audit.ts'

const administrations: Record<string, Text> = {
  system: { zh: '系统管理员', en: 'system administrator' },
  security: { zh: '安全管理员', en: 'security administrator' },
  audit: { zh: '审计管理员', en: 'audit administrator' },
}

thing({
  word: 'account',
  title: { zh: '账号', en: 'account' },
  fields: {
    to: { zh: '管理员身份', en: 'Administration', values: administrations },
    name: { zh: '姓名', en: 'Name' },
    post: { zh: '岗位', en: 'Post', of: 'post' },
    unit: { zh: '单位', en: 'Unit' },
  },
  names: accountNames,
})

thing({
  word: 'setting',
  title: { zh: '设置项', en: 'setting' },
  fields: (key) => shapeFields(allSettings().find((each) => each.key === key)?.shape),
  names: async () => new Map(allSettings().map(({ key, title }) => [key, title])),
})

thing({ word: 'files', title: { zh: '文件', en: 'files' } })

thing({
  word: 'audit',
  title: { zh: '审计记录', en: 'audit trail' },
  names: async () => new Map([['trail', { zh: '导出件', en: 'as a file' }]]),
})

actNamed('sign-in', { zh: '登录', en: 'Sign in' })

async function accountNames(db: Db, district: DistrictId, keys: readonly string[]) {
  const ids = keys.filter((key) => /^\d{1,15}$/.test(key)).map(Number)
  const { rows } = await sql<{ id: number; login: string; name: string }>`
    select id, login, name from kernel.account where district_id = ${district} and id = any(${ids}::bigint[])`.execute(
    db,
  )
  return new Map(
    rows.map(({ id, login, name }) => [String(id), { zh: `${name}（${login}）`, en: `${name} (${login})` }]),
  )
}
