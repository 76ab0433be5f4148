import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { refuse, sentence } from '#kernel/errors.ts'
import { type Context, route, type Upload } from '#kernel/route.ts'
import type { Keys } from '#kernel/secrets.ts'
import { fileByHash } from '#kernel/uploads.ts'
import type { Registers } from '../define-register.ts'
import { registerParam, saidShape } from '../shapes.ts'
import { columnsOf } from '../tables/columns.ts'
import { tableMissing } from '../tables/errors.ts'
import { type Imported, importTable } from '../tables/import-table.ts'
import { matchColumns } from '../tables/match-columns.ts'
import { type ReadTable, readTable } from '../tables/read-table.ts'
import { type ImportWatch, unwatched, type WatchedResult } from '../tables/watched.ts'
import { registerFor } from '../who-may.ts'

/** So many refused rows are told one by one; all are counted. */
const mostTold = 500
const mostBytes = 20 << 20
const text = z.object({ zh: z.string(), en: z.string() })

/** Fields of a form are texts: the columns come as JSON. */
const columnsShape = z
  .string()
  .max(20_000)
  .default('{}')
  .transform((said, ctx) => {
    try {
      return z.record(z.string(), z.string().max(200)).parse(JSON.parse(said))
    } catch {
      ctx.addIssue({ code: 'custom', message: 'JSON object of texts expected' })
      return z.NEVER
    }
  })

/** The table in a file, which is kept no longer: persons stand in it in plain. */
async function readOnce({ db, district, files }: Context, { hash }: Upload): Promise<ReadTable> {
  try {
    return await readTable(await buffer(await files.open(hash)))
  } finally {
    // What the district keeps under the same bytes, such as what is attached to a case, stays.
    if (!(await fileByHash(db, district, hash))) await files.remove(hash)
  }
}

export const importEntries = (registers: Registers, keys: Keys, watch: ImportWatch = unwatched) =>
  route({
    method: 'POST',
    path: '/registers/:register/imports',
    can: 'signed-in',
    summary: {
      zh: '导入 CSV 或 XLSX 表；可先试算，逐行说明拒绝原因',
      en: 'Take in a table of CSV or XLSX; a dry run first, each refused row with its reason',
    },
    params: registerParam,
    uploads: true,
    maxBytes: mostBytes,
    body: saidShape.extend({
      columns: columnsShape,
      existing: z.enum(['refuse', 'change']).default('refuse'),
      dryRun: z.stringbool().default(true),
    }),
    reply: z.object({
      dryRun: z.boolean(),
      /** The head of the table, and which of its columns says which field. */
      head: z.array(z.string()),
      columns: z.array(z.object({ path: z.string(), title: text, column: z.string().nullable() })),
      rows: z.int(),
      created: z.int(),
      changed: z.int(),
      unchanged: z.int(),
      refused: z.int(),
      refusals: z.array(z.object({ line: z.int(), key: z.string(), code: z.string(), text })),
    }),
    async handle(context, { params, body, uploads }) {
      const register = registerFor(registers, params.register, context.user, 'import')
      const upload = uploads[0] ?? refuse(tableMissing)
      const table = await readOnce(context, upload)
      const columns = matchColumns(register, table.head, body.columns)
      const wanted = { ...body, table, columns }
      const about = { table: `register:${register.code}`, dry: body.dryRun, file: upload.name }
      let imported: Imported | undefined
      await watch.during(context, about, async (counts) => {
        const begun = (done: Readonly<Imported>) => counts(() => progressOf(done))
        imported = await importTable({ ...context, keys }, register, { ...wanted, begun })
        return watchedResult(imported, table)
      })
      const { refused, ...counts } = imported!
      if (!body.dryRun)
        context.audit(`${register.code} ${upload.name}`, { ...counts, refused: refused.length })
      const taken = new Map(columns.map(({ path, at }) => [path, table.head[at]]))
      return {
        ...counts,
        dryRun: body.dryRun,
        head: table.head,
        columns: columnsOf(register).map(({ path, title }) => ({
          ...{ path, title, column: taken.get(path) ?? null },
        })),
        refused: refused.length,
        refusals: refused
          .slice(0, mostTold)
          .map(({ line, key, why }) => ({ line, key, code: why.refusal.code, text: sentence(why) })),
      }
    },
  })

const progressOf = ({ created, changed, unchanged, refused }: Readonly<Imported>) => ({
  read: created + changed + unchanged + refused.length,
  done: created + changed,
  refused: refused.length,
})

/** As the owner finds it again: the refused rows in their own words. */
function watchedResult(
  { rows, created, changed, unchanged, refused }: Imported,
  table: ReadTable,
): WatchedResult {
  const cells = new Map(table.rows.map((row) => [row.line, row.cells]))
  const wordsOf = (line: number): Record<string, string> =>
    Object.fromEntries(
      table.head.flatMap((name, at) => (name ? [[name, String(cells.get(line)?.[at] ?? '')]] : [])),
    )
  return {
    ...{ read: rows, done: created + changed, changed, alreadyThere: unchanged },
    refused: refused.map(({ line, why }) => ({
      ...{ row: line - 1, line, code: why.refusal.code },
      ...{ reason: sentence(why), columns: wordsOf(line) },
    })),
  }
}
