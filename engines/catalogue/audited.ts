import { thing } from '#kernel/audit.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'

thing({
  word: 'catalogue.version',
  title: { zh: '立案标准版本', en: 'version of the standards' },
  fields: {
    condition: { zh: '立案条件', en: 'Filing condition' },
    removed: { zh: '去掉的立案条件', en: 'Condition taken out' },
    from: { zh: '自何日起生效', en: 'In force from' },
    limit: { zh: '处置时限', en: 'Limit' },
    text: { zh: '条件文字', en: 'Condition in words' },
    class: { zh: '类别', en: 'Class', of: 'class' },
  },
})

thing({
  word: 'class',
  title: { zh: '类别', en: 'class' },
  fields: { retiredOn: { zh: '自何日起停用', en: 'Retired from' } },
  names: classNames,
})

/** By `edition/kind/code`, as acts name them. */
async function classNames(db: Db, district: DistrictId, keys: readonly string[]) {
  const { rows } = await sql<{ key: string; zh: string; en: string }>`
    select edition || '/' || kind || '/' || code as key, title_zh as zh, title_en as en from catalogue.class
    where district_id = ${district} and code = any(${keys.map((key) => key.split('/')[2] ?? '')}::text[])
      and edition || '/' || kind || '/' || code = any(${keys}::text[])`.execute(db)
  return new Map(rows.map(({ key, zh, en }) => [key, { zh, en }]))
}
