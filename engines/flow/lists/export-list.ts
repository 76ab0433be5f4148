import { Readable } from 'node:stream'
import { z } from 'zod'
import { writeCsv, writeXlsxRows } from '#kernel/documents.ts'
import { type Job, job } from '#kernel/jobs.ts'
import type { FileStore } from '#kernel/files.ts'
import type { DistrictId, Store } from '#kernel/sql.ts'
import type { User } from '#kernel/user.ts'
import type { Engine } from '../engine.ts'
import { type ExportColumnKey, exportColumns, exportNames, watermarkTitle } from './export-columns.ts'
import { exportById, type ExportOrder, tellExport } from './export-orders.ts'
import { expectedRows, exportRows, type RowsWanted } from './export-rows.ts'
import type { CaseFilter } from './list-cases.ts'

/** A file that is larger than this helps nobody; a million rows of text are about 300 MB. */
const mostBytes = 2 ** 31

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
        if (lastAttempt)
          await store.aside(district, ({ db }) => tellExport(db, district, id, { state: 'failed' }, now))
        throw error
      }
    },
  }) as Job<z.ZodObject<{ id: z.ZodInt }>>

interface Making {
  store: Store
  files: FileStore
  district: DistrictId
  id: number
  now: Date
}

/** Streams the rows into the file store; memory holds a slice, however many there are. */
export async function makeExport(engine: Engine, { store, files, district, id, now }: Making): Promise<void> {
  const order = await store.inDistrict(district, ({ db }) => exportById(db, district, id))
  if (!order || order.state === 'done') return
  const wanted: RowsWanted = {
    user: whoAsked(district, order),
    types: engine.types,
    filter: filterOf(order),
    words: order.words,
    until: order.asked_at,
  }
  const tell = (progress: Parameters<typeof tellExport>[3], finished?: Date) =>
    store.inDistrict(district, ({ db }) => tellExport(db, district, id, progress, finished))
  await tell({
    state: 'running',
    rows: 0,
    expected: (await expectedRows(store, district, wanted)) ?? undefined,
  })
  const names = await store.inDistrict(district, ({ db }) => exportNames(db, district, engine.types))
  const columns = (order.columns as ExportColumnKey[]).map((key) => exportColumns[key])
  let rows = 0
  async function* cells() {
    for await (const slice of exportRows(store, district, wanted)) {
      for (const row of slice)
        yield [...columns.map((one) => one.of(row, names, order!.language)), watermark(order!)]
      rows += slice.length
      await tell({ rows })
    }
  }
  const { hash, size } = await files.put(bytesOf(order, columns, cells()), { maxBytes: mostBytes })
  await tell({ state: 'done', rows, file_hash: hash, file_size: size }, now)
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
const whoAsked = (
  district: DistrictId,
  { account_id: account, account_name: name, rights }: ExportOrder,
): User => ({
  account,
  district,
  login: '',
  name,
  administration: undefined,
  permissions: new Set(rights.permissions),
  posts: rights.posts,
})

/** The filter as it was asked for: moments lie in the row as texts. */
function filterOf({ filter }: ExportOrder): CaseFilter {
  const { from, until, ...rest } = filter as { from?: string; until?: string }
  return { ...rest, ...(from && { from: new Date(from) }), ...(until && { until: new Date(until) }) }
}
