import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { checkFile } from '#modules/fiscal/module.ts'

/**
 * `node bench/fiscal.ts [--count 1000] FILE…`: milliseconds for each file (median and 95th of twenty), then a batch
 * of so many checks of the files in turn, with the memory at its end.
 */
const { values, positionals } = parseArgs({
  options: { count: { type: 'string', default: '1000' } },
  allowPositionals: true,
})
const files = positionals.map((file) => ({ name: path.basename(file), bytes: readFileSync(file) }))
const timed = async (file: (typeof files)[number]): Promise<number> => {
  const begun = performance.now()
  await checkFile(file.bytes, file.name)
  return performance.now() - begun
}
const at = (sorted: readonly number[], share: number): string =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1)

for (const file of files) {
  const first = await timed(file)
  const times: number[] = []
  for (let n = 0; n < 20; n++) times.push(await timed(file))
  times.sort((a, b) => a - b)
  console.log(
    `${file.name}  first ${first.toFixed(1)} ms  p50 ${at(times, 0.5)} ms  p95 ${at(times, 0.95)} ms`,
  )
}
const count = Number(values.count)
const begun = performance.now()
for (let n = 0; n < count; n++) await timed(files[n % files.length]!)
const seconds = (performance.now() - begun) / 1000
console.log(
  `${count} checks  ${seconds.toFixed(1)} s  ${((seconds / count) * 1000).toFixed(1)} ms each  ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
)
