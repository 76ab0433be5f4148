import { Readable } from 'node:stream'
import { z } from 'zod'
import { Refused, sentence } from '#kernel/errors.ts'
import { writeCsv, writeXlsxRows } from '#kernel/documents.ts'
import { type Job, job } from '#kernel/jobs.ts'
import type { FileStore } from '#kernel/files.ts'
import type { Db, DistrictId, Store } from '#kernel/sql.ts'
import type { CaseTypes } from '../declare.ts'
import type { Engine } from '../engine.ts'
import { type ExportColumnKey, exportColumns, exportNames, watermarkTitle } from './export-columns.ts'
import { putExport } from './export-file.ts'
import { type Ending, exportById, type ExportOrder, isGoing, tellExport } from './export-orders.ts'
import { countRows, exportRows, type RowsWanted } from './export-rows.ts'
import { checkSheet, exportRulesOf, keptUntil } from './export-rules.ts'
import type { CaseFilter } from './list-cases.ts'

/** Makes the file of an export that was asked for; done again from the start where a worker died. */
export const exportJob = (engine: Engine) =>
  job({
    name: 'flow.export-list',
    payload: z.object({ id: z.int() }),
    attempts: 3,
    async handle({ store, files, district, payload: { id }, lastAttempt, now }) {
      try {
        await makeExport(engine, { store, files, district, id, now })
      } catch (error) {
        const refused = error instanceof Refused && refusedView(error)
        if (refused || lastAttempt)
          await store.aside(district, async ({ db }) =>
            tellExport(
              db,
              district,
              id,
              { state: 'failed', ...(refused && { refused }) },
              await endingOf(db, district, now),
            ),
          )
        if (!refused) throw error
      }
    },
  }) as Job<z.ZodObject<{ id: z.ZodInt }>>

const refusedView = (refused: Refused) => ({ code: refused.refusal.code, message: sentence(refused) })

const endingOf = async (db: Db, district: DistrictId, now: Date): Promise<Ending> => ({
  at: now,
  keptUntil: keptUntil(now, await exportRulesOf(db, district)),
})

interface Making {
  store: Store
  files: FileStore
  district: DistrictId
  id: number
  now: Date
}

/** Streams the rows into the file store; memory holds a slice, however many there are. Stops where it is cancelled. */
export async function makeExport(engine: Engine, { store, files, district, id, now }: Making): Promise<void> {
  const order = await store.inDistrict(district, ({ db }) => exportById(db, district, id))
  if (!order || !isGoing(order)) return
  const { rules, ending, names } = await store.inDistrict(district, async ({ db }) => ({
    rules: await exportRulesOf(db, district),
    ending: await endingOf(db, district, now),
    names: await exportNames(db, district, engine.types),
  }))
  const wanted = wantedBy(order, { district, types: engine.types })
  const tell = (progress: Parameters<typeof tellExport>[3], end?: Ending) =>
    store.inDistrict(district, ({ db }) => tellExport(db, district, id, progress, end))
  const expected = await store.inDistrict(district, ({ db }) => countRows(db, district, wanted))
  checkSheet(order.format, expected, rules)
  const begun = await tell({ state: 'running', rows: 0, expected: expected ?? undefined })
  if (!begun) return
  const columns = (order.columns as ExportColumnKey[]).map((key) => exportColumns[key])
  let rows = 0
  let cancelled = false
  async function* cells() {
    for await (const slice of exportRows(store, district, wanted)) {
      checkSheet(order!.format, rows + slice.length, rules)
      for (const row of slice)
        yield [...columns.map((one) => one.of(row, names, order!.language)), watermark(order!)]
      rows += slice.length
      cancelled = !(await tell({ rows }))
      if (cancelled) throw new Error(`export ${id} was cancelled`)
    }
  }
  const stored = await putExport(files, { district, id }, bytesOf(order, columns, cells())).catch((error) => {
    if (!cancelled) throw error
  })
  if (!stored) return
  const { hash, size } = stored
  const isKept = await tell({ state: 'done', rows, file_hash: hash, file_size: size }, ending)
  if (!isKept) await files.remove(hash)
}

type Cells = AsyncGenerator<(string | number | Date | null)[]>

function bytesOf(
  { format, language, asked_at: at }: ExportOrder,
  columns: readonly { title: { zh: string; en: string }; width: number }[],
  cells: Cells,
): Readable {
  const titled = [...columns, { title: watermarkTitle, width: 34 }]
  if (format === 'csv') {
    async function* withTitles() {
      yield titled.map(({ title }) => title[language])
      yield* cells
    }
    return Readable.from(writeCsv(withTitles()))
  }
  const sheet = {
    name: `${language === 'zh' ? '案件' : 'Cases'} ${at.toISOString().slice(0, 10)}`,
    columns: titled.map(({ title, width }) => ({ title: title[language], width })),
  }
  return Readable.fromWeb(writeXlsxRows(cells, sheet) as Parameters<typeof Readable.fromWeb>[0])
}

/** Who, when, which export: in every row. */
const watermark = ({ id, account_name: name, asked_at: at, language }: ExportOrder): string => {
  const moment = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
  return language === 'zh' ? `${name} ${moment} 导出 ${id} 号` : `${name} ${moment} export ${id}`
}

/** Whoever asked, with what they might see then: a post taken later opens no more, one lost takes nothing back. */
function wantedBy(
  order: ExportOrder,
  { district, types }: { district: DistrictId; types: CaseTypes },
): RowsWanted {
  const { account_id: account, account_name: name, rights } = order
  const user = { account, district, login: '', name, administration: undefined, posts: rights.posts }
  return {
    user: { ...user, permissions: new Set(rights.permissions) },
    types,
    filter: filterOf(order),
    words: order.words,
    until: order.asked_at,
  }
}

/** The filter as it was asked for: moments lie in the row as texts. */
function filterOf({ filter }: ExportOrder): CaseFilter {
  const { from, until, ...rest } = filter as { from?: string; until?: string }
  return { ...rest, ...(from && { from: new Date(from) }), ...(until && { until: new Date(until) }) }
}
