import { thing } from '#kernel/audit.ts'
import type { Text } from '#kernel/errors.ts'
import { permissionTexts } from '#kernel/permissions.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'

thing({
  word: 'unit',
  title: { zh: '单位', en: 'unit' },
  fields: {
    parent: { zh: '上级', en: 'Unit above', of: 'unit' },
    into: { zh: '并入', en: 'Merged into', of: 'unit' },
    day: { zh: '截至', en: 'As of' },
    until: { zh: '撤销日期', en: 'Ended on' },
  },
  names: unitNames,
})

const post = { zh: '岗位', en: 'Post', of: 'post' }
const unit = { zh: '单位', en: 'Unit', of: 'unit' }

thing({
  word: 'holder',
  title: { zh: '任职', en: 'post held' },
  fields: { post, unit, area: { zh: '责任区域', en: 'Area' } },
  names: holderNames,
})

thing({
  word: 'post',
  title: { zh: '岗位', en: 'post' },
  // Asked for when it is told: the words of permissions are given after this file is read.
  fields: () => {
    const values = permissionTexts()
    return {
      title: { zh: '名称', en: 'Name' },
      unit: { zh: '所属单位', en: 'Unit', of: 'unit' },
      until: { zh: '撤销日期', en: 'Ended on' },
      permissions: { zh: '权限', en: 'Permissions', values },
      given: { zh: '授予', en: 'Given', values },
      taken: { zh: '收回', en: 'Taken', values },
    }
  },
  names: postNames,
})

const ids = (keys: readonly string[]) => keys.filter((key) => /^\d{1,15}$/.test(key)).map(Number)

async function unitNames(db: Db, district: DistrictId, keys: readonly string[]) {
  const { rows } = await sql<{ id: number; zh: string; en: string }>`
    select id, name_zh as zh, name_en as en from org.unit
    where district_id = ${district} and id = any(${ids(keys)}::bigint[])`.execute(db)
  return new Map<string, Text>(rows.map(({ id, zh, en }) => [String(id), { zh, en }]))
}

async function postNames(db: Db, district: DistrictId, keys: readonly string[]) {
  const { rows } = await sql<{ code: string; zh: string; en: string }>`
    select code, title_zh as zh, title_en as en from org.post
    where district_id = ${district} and code = any(${keys}::text[])`.execute(db)
  return new Map<string, Text>(rows.map(({ code, zh, en }) => [code, { zh, en }]))
}

/** A post held is called by who holds it, as what, where. */
async function holderNames(db: Db, district: DistrictId, keys: readonly string[]) {
  const { rows } = await sql<{ id: number; name: string; post: Text; unit: Text }>`
    select h.id, a.name, jsonb_build_object('zh', p.title_zh, 'en', p.title_en) as post,
      jsonb_build_object('zh', u.name_zh, 'en', u.name_en) as unit
    from org.holder h
    join kernel.fact_account a on a.district_id = h.district_id and a.account_id = h.account_id
    join org.post p on p.district_id = h.district_id and p.code = h.post_code
    join org.unit u on u.district_id = h.district_id and u.id = h.unit_id
    where h.district_id = ${district} and h.id = any(${ids(keys)}::bigint[])`.execute(db)
  return new Map<string, Text>(
    rows.map(({ id, name, post: as, unit: where }) => [
      String(id),
      { zh: `${name} · ${as.zh} · ${where.zh}`, en: `${name} · ${as.en} · ${where.en}` },
    ]),
  )
}
