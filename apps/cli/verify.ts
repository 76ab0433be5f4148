import { attachedHashes, type Verified, verifyDistrict } from '#engines/flow/flow.ts'
import { districtsOf } from '#engines/org/org.ts'
import type { House } from '../house.ts'
import { type Command, optional } from './command.ts'
import { progress } from './progress.ts'
import { chosenDistrict, withHouse } from './with-house.ts'

export interface VerifiedStore {
  districts: (Verified & { district: number })[]
  files: { checked: number; changed: string[]; missing: string[] }
}

export const verify: Command = {
  name: 'verify',
  title: { zh: '核验全部链条、封存与文件', en: 'Check all chains, seals and files' },
  usage: '[--district CODE]',
  help: ['--district CODE  this district alone', 'Exit code 1: something is broken; where, is said.'],
  options: { district: { type: 'string' } },
  words: [0, 0],
  run: (call) =>
    withHouse(call, async ({ house }) => {
      const only = optional(call, 'district') === undefined ? undefined : await chosenDistrict(call, house)
      const found = await verifyStore(house, only, call.tell)
      call.print(found, () => linesOf(found))
      return faultsOf(found) > 0 ? 1 : 0
    }),
}

/** Recomputes every chain and seal, and the hash of every file; nothing is changed. */
export async function verifyStore(
  { store, files }: Pick<House, 'store' | 'files'>,
  only?: number,
  tell: (line: string) => void = () => {},
): Promise<VerifiedStore> {
  const pace = progress(tell)
  const found: VerifiedStore = { districts: [], files: { checked: 0, changed: [], missing: [] } }
  const kept = new Set<string>()
  for await (const hash of files.list()) {
    kept.add(hash)
    found.files.checked += 1
    // An export may come to its day between the listing and the look.
    const isWhole = await files.verify(hash).catch(async (error) => {
      if (await files.has(hash)) throw error
      return true
    })
    if (!isWhole) found.files.changed.push(hash)
  }
  for (const district of only === undefined ? await districtsOf(store) : [only]) {
    found.districts.push({ district, ...(await verifyDistrict(store, district, (steps) => pace.at(steps))) })
    for (const hash of await attachedHashes(store, district))
      if (!kept.has(hash)) found.files.missing.push(hash)
  }
  return found
}

export const faultsOf = ({ districts, files }: VerifiedStore): number =>
  districts.reduce((sum, one) => sum + one.broken.length, 0) + files.changed.length + files.missing.length

export function linesOf(found: VerifiedStore): string[] {
  const { districts, files } = found
  const faults = faultsOf(found)
  return [
    ...districts.map(
      ({ district, cases, steps, seals }) =>
        `${district}: 案件 cases ${cases}，步骤 steps ${steps}，封存 seals ${seals}`,
    ),
    `文件 files ${files.checked}`,
    ...districts.flatMap(({ district, broken }) =>
      broken.map(({ case: id, seq, day, why }) => {
        const where = day ? `封存 seal ${day}` : `案件 case ${id}${seq ? ` 第 ${seq} 步 step` : ''}`
        return `损坏 broken: ${district} ${where}: ${why}`
      }),
    ),
    ...files.changed.map((hash) => `损坏 broken: 文件 file ${hash} 与其名不符 is not what its name says`),
    ...files.missing.map((hash) => `缺失 missing: 文件 file ${hash}`),
    faults === 0 ? '全部完好 All is whole.' : `共 ${faults} 处问题 ${faults} faults.`,
  ]
}
