import { columnsUsed, importRows, readRows } from '#engines/exchange/exchange.ts'
import { type Command, needed, optional, readable } from './command.ts'
import { progress } from './progress.ts'
import { readMapping } from './read-mapping.ts'
import { refusedFile } from './refused-file.ts'
import { dash, table } from './table.ts'
import { chosenDistrict, withHouse } from './with-house.ts'

export const importCommand: Command = {
  name: 'import',
  title: { zh: '按映射把外部表格登记为案件', en: 'Open cases from the table of another system' },
  usage: '--mapping MAPPING.json FILE',
  help: [
    'FILE: CSV (UTF-8, GB18030), NDJSON or XLSX, plain or gzipped; its content says which.',
    '--mapping FILE   what the columns mean; see docs/guides/import.md and profiles/mappings/',
    '--district CODE  the district; the only one where there is one',
    '--refused FILE   where refused rows go with their reasons (default FILE.refused.ndjson)',
    'Run again as often as you like: a row that is in is not doubled. Exit code 1: rows were refused.',
  ],
  options: {
    mapping: { type: 'string' },
    district: { type: 'string' },
    refused: { type: 'string' },
  },
  words: [1, 1],
  async run(call) {
    const file = readable(call.words[0]!)
    const mapping = await readMapping(needed(call, 'mapping'))
    return withHouse(call, async ({ house }) => {
      const district = await chosenDistrict(call, house)
      const refused = refusedFile(file, optional(call, 'refused'))
      const pace = progress(call.tell)
      const imported = await importRows({
        ...{ engine: house.engine, store: house.store, clock: house.clock, district, mapping },
        rows: readRows(file, columnsUsed(mapping)),
        refused: refused.add,
        progress: ({ read }) => pace.at(read),
      })
      await refused.close()
      const report = {
        ...{ system: mapping.system, district, ...imported },
        refusedFile: imported.refused > 0 ? refused.file : null,
        seconds: Number(pace.seconds().toFixed(1)),
        rowsPerSecond: pace.perSecond(imported.read),
      }
      call.print(report, () => linesOf(report))
      return imported.refused > 0 ? 1 : 0
    })
  },
}

function linesOf(
  report: Awaited<ReturnType<typeof importRows>> & { refusedFile: string | null; seconds: number },
) {
  const { leftOut } = report
  return table([
    ['读入 rows read', String(report.read)],
    ['登记 opened', String(report.opened)],
    ['  其中来源已办结 closed at the source', String(report.closedAtSource)],
    ['  本区没有的分类，略去 class unknown here, left out', String(leftOut.class)],
    ['  本区没有的街道，略去 street unknown here, left out', String(leftOut.street)],
    ['  境外坐标，略去 position outside the country, left out', String(leftOut.position)],
    ['已在库 already there', String(report.alreadyThere)],
    ['退回 refused', String(report.refused)],
    ['退回文件 refused rows', report.refusedFile ?? dash],
    ['用时（秒） seconds', report.seconds.toFixed(1)],
  ])
}
