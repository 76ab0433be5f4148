import { createWriteStream, existsSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { exportCases, type ExportedCase } from '#engines/flow/flow.ts'
import { writeCsv } from '#kernel/documents.ts'
import { type Call, type Command, optional, WrongCall } from './command.ts'
import { chosenDistrict, withHouse } from './with-house.ts'

export const exportCommand: Command = {
  name: 'export',
  title: { zh: '导出案件（个人信息已脱敏）', en: 'Export cases, personal data masked' },
  usage: '--out FILE [--format ndjson|csv]',
  help: [
    '--out FILE       written anew; - for standard output',
    '--format FORMAT  ndjson (default) or csv',
    '--district CODE  --type CASE-TYPE  --from DAY  --until DAY (not included)',
    'Cases of confidential types are never exported.',
  ],
  options: {
    out: { type: 'string' },
    format: { type: 'string' },
    district: { type: 'string' },
    type: { type: 'string' },
    from: { type: 'string' },
    until: { type: 'string' },
  },
  words: [0, 0],
  run: (call) =>
    withHouse(call, async ({ house }) => {
      const district = await chosenDistrict(call, house)
      const out = optional(call, 'out') ?? '-'
      const format = optional(call, 'format') ?? 'ndjson'
      if (format !== 'ndjson' && format !== 'csv') throw new WrongCall(`--format ndjson | csv`)
      const wanted = { type: optional(call, 'type'), from: dayOf(call, 'from'), until: dayOf(call, 'until') }
      let cases = 0
      async function* counted() {
        for await (const row of exportCases(house.store, district, wanted)) {
          cases += 1
          yield row
        }
      }
      const bytes = format === 'csv' ? writeCsv(cellsOf(counted())) : linesOf(counted())
      if (out !== '-' && !existsSync(path.dirname(path.resolve(out))))
        throw new WrongCall(`没有文件夹 there is no folder ${path.dirname(out)}`)
      if (out === '-') await pipeline(Readable.from(bytes), process.stdout, { end: false })
      else await pipeline(Readable.from(bytes), createWriteStream(out, { mode: 0o600 }))
      if (out !== '-') call.print({ district, cases, file: out }, () => [`${out}: ${cases}`])
      return 0
    }),
}

/** Midnight of a day in the district. */
function dayOf(call: Call, name: string): Date | undefined {
  const day = optional(call, name)
  if (day === undefined) return undefined
  const moment = new Date(`${day}T00:00:00+08:00`)
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(moment.getTime()))
    throw new WrongCall(`--${name} YYYY-MM-DD`)
  return moment
}

async function* linesOf(rows: AsyncIterable<ExportedCase>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`
}

async function* cellsOf(
  rows: AsyncIterable<ExportedCase>,
): AsyncGenerator<(string | number | boolean | null)[]> {
  let isFirst = true
  for await (const row of rows) {
    if (isFirst) yield Object.keys(row)
    isFirst = false
    yield Object.values(row).map((value) => (value instanceof Date ? value.toISOString() : value))
  }
}
