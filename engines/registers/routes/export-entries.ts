import { Readable } from 'node:stream'
import { z } from 'zod'
import { writeCsv, writeXlsxRows } from '#kernel/documents.ts'
import { type RawReply, raw, route } from '#kernel/route.ts'
import type { DistrictId, Store } from '#kernel/sql.ts'
import type { Register, Registers } from '../define-register.ts'
import { listAsked } from '../filter.ts'
import { maskTexts } from '../mask-texts.ts'
import { type ListAsked, listVersions } from '../queries/list.ts'
import { listQuery, registerParam } from '../shapes.ts'
import { columnsOf } from '../tables/columns.ts'
import { readNames } from '../tables/names.ts'
import { writeValue } from '../tables/write-value.ts'
import { registerFor } from '../who-may.ts'

const pageRows = 1000

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

export const exportEntries = (registers: Registers) =>
  route({
    method: 'GET',
    path: '/registers/:register/export',
    can: 'signed-in',
    summary: {
      zh: '按列表的筛选条件导出 CSV 或 XLSX，记入审计',
      en: 'Export what the list shows as CSV or XLSX; on record',
    },
    params: registerParam,
    query: listQuery.extend({
      format: z.enum(['csv', 'xlsx']).default('csv'),
      language: z.enum(['zh', 'en']).default('zh'),
    }),
    reply: z.unknown(),
    media: Object.values(types),
    async handle(context, { params, query: { format, language, ...query } }): Promise<RawReply> {
      const { db, district, store, user } = context
      const register = registerFor(registers, params.register, user, 'export')
      const asked = listAsked(register, { ...query, limit: pageRows })
      const columns = columnsOf(register)
      const names = await readNames(db, district)
      const titles = columns.map(({ title }) => title[language])
      const rows = rowsOf({ store, district }, register, asked, (entry) =>
        columns.map((column) => writeValue(column, entry, names, language)),
      )
      context.audit(`${register.code} export`, { format, asOf: query.asOf ?? null })
      const body =
        format === 'csv'
          ? Readable.from(writeCsv(headed(titles, rows)))
          : Readable.from(
              writeXlsxRows(rows, {
                name: register.title[language],
                columns: titles.map((title) => ({ title })),
              }),
            )
      return raw({
        headers: {
          'content-type': types[format],
          'content-disposition': `attachment; filename="${register.code}.${format}"`,
        },
        body,
      })
    },
  })

type Row = readonly (string | number | null)[]

async function* headed(titles: string[], rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  yield titles
  yield* rows
}

/** Page by page, each a transaction of its own: a slow reader must not hold one open. */
async function* rowsOf(
  { store, district }: { store: Store; district: DistrictId },
  register: Register,
  asked: ListAsked,
  write: (entry: { key: string; fields: Record<string, unknown> }) => Row,
): AsyncGenerator<Row> {
  let after: string | undefined
  for (;;) {
    const page = await store.inDistrict(district, ({ db }) =>
      listVersions(db, district, register.code, { ...asked, after }),
    )
    for (const { key, fields } of page) yield write({ key, fields: maskTexts(register, fields) })
    if (page.length < pageRows) return
    after = page.at(-1)!.key
  }
}
