import { mkdir } from 'node:fs/promises'
import { districtsOf } from '#engines/org/org.ts'
import { migrate } from '#kernel/migrate.ts'
import { openDatabase } from '#kernel/postgres.ts'
import { proveKeys } from '#kernel/secrets.ts'
import { type House, openHouse } from '../house.ts'
import { type Call, districtCode, type ExitCode, optional, WrongCall } from './command.ts'

export interface OpenHouse {
  house: House
  ownerUrl: string
  serverUrl: string
}

/** Opens the installation that `npm start` serves, running or not, and leaves it as it was found. */
export async function withHouse(
  { config, tell }: Call,
  work: (open: OpenHouse) => Promise<ExitCode>,
): Promise<ExitCode> {
  await mkdir(config.dataDir, { recursive: true })
  const database = await openDatabase(config)
  try {
    if (database.moved) tell(database.moved)
    await migrate(database.ownerUrl)
    const { ownerUrl, serverUrl } = database
    const house = openHouse({ ...config, serverUrl })
    try {
      await proveKeys(house.store, house.engine.keys, {
        districts: await districtsOf(house.store),
        now: house.clock(),
      })
      return await work({ house, ownerUrl, serverUrl })
    } finally {
      await house.store.close()
    }
  } finally {
    await database.stop()
  }
}

/** The district that `--district` names; without it the only one there is. */
export async function chosenDistrict(call: Call, { store }: House): Promise<number> {
  const known = await districtsOf(store)
  const named = optional(call, 'district')
  const code = named === undefined ? undefined : districtCode(named)
  if (code !== undefined && known.includes(code)) return code
  const list = known.join(', ') || '–'
  if (code !== undefined) throw new WrongCall(`没有 there is no district ${code}（${list}）`)
  if (known.length !== 1) throw new WrongCall(`请用 --district 指明 name one with --district: ${list}`)
  return known[0]!
}
