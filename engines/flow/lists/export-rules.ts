import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { readSetting, said, setting } from '#kernel/settings.ts'
import type { Db, DistrictId } from '#kernel/sql.ts'
import { exportTooLong } from '../errors.ts'

/** Rows of a worksheet (ECMA-376, as spreadsheet programs keep it: 1,048,576), the titles taken off. */
const sheetRows = 1_048_575

/** How long a file waits for its fetcher, and how long a workbook may be: usual practice [K]. */
export const exportRules = setting({
  key: 'flow.exports',
  title: { zh: '列表导出', en: 'Exports of lists' },
  shape: z.object({
    keptDays: z
      .int()
      .min(1)
      .max(365)
      .meta(
        said('文件保留', 'Files are kept for', {
          measure: 'days',
          help: {
            zh: '到期后文件和记录自动删除；已有的文件仍按导出时的天数保留。',
            en: 'Then file and entry are deleted. Files made already stay for as long as was said.',
          },
        }),
      ),
    sheetRows: z
      .int()
      .min(1)
      .max(sheetRows)
      .meta(
        said('XLSX 最多行数', 'Most rows of an XLSX', {
          measure: 'rows',
          help: {
            zh: '超过时请导出 CSV。一个工作表除标题外最多 1048575 行。',
            en: 'Beyond it a CSV is asked for. A sheet holds 1,048,575 rows beside its titles.',
          },
        }),
      ),
  }),
  usual: { keptDays: 7, sheetRows },
})

export type ExportRules = Awaited<ReturnType<typeof exportRulesOf>>

export const exportRulesOf = (db: Db, district: DistrictId) => readSetting(db, district, exportRules)

/** Refuses a workbook of more rows than a sheet may hold; `rows` null: not known. */
export function checkSheet(
  format: 'csv' | 'xlsx',
  rows: number | null,
  { sheetRows: most }: ExportRules,
): void {
  if (format === 'xlsx' && rows !== null && rows > most) refuse(exportTooLong, { most })
}

export const keptUntil = (now: Date, { keptDays }: ExportRules): Date =>
  new Date(now.getTime() + keptDays * 86_400_000)
