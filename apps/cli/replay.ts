import { Client } from 'pg'
import { columnsUsed, type Replayed, readRows, replayRows } from '#engines/exchange/exchange.ts'
import { type Outcomes, outcomesOf, sealDays, sweepClocks } from '#engines/flow/flow.ts'
import { type Command, districtCode, needed, optional, readable } from './command.ts'
import { progress } from './progress.ts'
import { readMapping } from './read-mapping.ts'
import { refusedFile } from './refused-file.ts'
import { replayDistrict } from './replay-district.ts'
import { dash, share, table } from './table.ts'
import { withHouse } from './with-house.ts'

export const replay: Command = {
  name: 'replay',
  title: { zh: '让导入的历史按真实流程走一遍', en: 'Let imported history walk the real flow' },
  usage: '--mapping MAPPING.json FILE',
  help: [
    'FILE is read as by import; each row walks the flow at the moments of the source, in a district of its own.',
    '--mapping FILE   with the parts walks and district; see docs/guides/import.md',
    '--district CODE  six digits, instead of the code that the mapping gives',
    '--profile NAME   whose posts, standards and calendar are in force (default jianghan)',
    '--refused FILE   where refused rows go with their reasons (default FILE.refused.ndjson)',
    'A dash stands for what the source does not have. Exit code 1: rows were refused.',
  ],
  options: {
    mapping: { type: 'string' },
    district: { type: 'string' },
    profile: { type: 'string' },
    refused: { type: 'string' },
  },
  words: [1, 1],
  async run(call) {
    const file = readable(call.words[0]!)
    const code = optional(call, 'district')
    const mapping = await readMapping(
      needed(call, 'mapping'),
      code === undefined ? undefined : districtCode(code),
    )
    return withHouse(call, async ({ house, serverUrl }) => {
      const { engine, store, clock } = house
      const district = await replayDistrict(store, mapping, optional(call, 'profile') ?? 'jianghan')
      const refused = refusedFile(file, optional(call, 'refused'))
      const pace = progress(call.tell)
      const client = new Client({ connectionString: serverUrl })
      await client.connect()
      const replayed = await replayRows({
        ...{ engine, store, client, district, mapping },
        rows: readRows(file, columnsUsed(mapping)),
        refused: refused.add,
        progress: ({ read }) => pace.at(read),
      }).finally(() => client.end())
      await refused.close()
      const { until } = replayed
      if (until) while ((await sweepClocks(store, district, until)).length > 0);
      await sealDays(store, district, clock())
      const channels = await outcomesOf(store, district)
      const report = {
        ...{ system: mapping.system, district, ...replayed, channels },
        refusedFile: replayed.refused > 0 ? refused.file : null,
        seconds: Number(pace.seconds().toFixed(1)),
      }
      call.print(report, () => linesOf(report))
      return replayed.refused > 0 ? 1 : 0
    })
  },
}

type Report = Replayed & { channels: Outcomes[]; refusedFile: string | null; seconds: number }

function linesOf({ channels, ...report }: Report): string[] {
  const { read, walked, alreadyThere, refused, refusedFile, steps, seconds } = report
  return [
    `读入 rows ${read} = 回放 walked ${walked} + 已在库 there ${alreadyThere} + 退回 refused ${refused}；` +
      `步骤 steps ${steps}；${seconds.toFixed(1)} s`,
    ...(refusedFile ? [`退回 refused rows: ${refusedFile}`] : []),
    '',
    ...table([
      [
        ...['渠道 channel', '登记 opened', '结案 closed', '不受理 declined', '未结 open'],
        ...['来源按期 on time (source)', '本区按期 on time (ours)', '中位天数 days', '解决 solved'],
      ],
      ...channels.map((row) => [
        row.name ? `${row.name.zh} ${row.name.en}` : '合计 all',
        ...[row.opened, row.closed, row.declined, row.open].map(String),
        share(row.onTimeUpstream, row.withUpstreamDue),
        share(row.onTime, row.withClock),
        row.medianDays === null ? dash : Number(row.medianDays).toFixed(1),
        share(row.solved, row.askedBack),
      ]),
    ]),
  ]
}
