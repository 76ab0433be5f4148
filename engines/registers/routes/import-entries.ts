import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { refuse, sentence } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import type { Registers } from '../define-register.ts'
import { registerParam, saidShape } from '../shapes.ts'
import { columnsOf } from '../tables/columns.ts'
import { tableMissing } from '../tables/errors.ts'
import { importTable } from '../tables/import-table.ts'
import { matchColumns } from '../tables/match-columns.ts'
import { readTable } from '../tables/read-table.ts'
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

export const importEntries = (registers: Registers) =>
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
      const table = await readTable(await buffer(await context.files.open(upload.hash)))
      const columns = matchColumns(register, table.head, body.columns)
      const { refused, ...counts } = await importTable(context, register, { ...body, table, columns })
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
