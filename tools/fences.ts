import { keepBrowserApart } from './browser.ts'
import { haveNoCycles } from './cycles.ts'
import { keepFloors } from './floors.ts'
import { orderMigrations } from './migrations.ts'
import { receiveTheWorld } from './present.ts'
import { proveRefusals } from './refusals.ts'
import { oneRouteOneFile } from './routes.ts'
import { keepSmall } from './sizes.ts'
import { keepSqlHome } from './sql-floors.ts'
import { keepTidy } from './tidy.ts'
import { type Fence, readTree } from './tree.ts'
import { useEverything } from './unused.ts'

/** Every rule of the house that the files alone can prove, by the tool it stands in. */
export const fences: Record<string, Fence> = {
  floors: keepFloors,
  browser: keepBrowserApart,
  cycles: haveNoCycles,
  'sql-floors': keepSqlHome,
  migrations: orderMigrations,
  present: receiveTheWorld,
  sizes: keepSmall,
  tidy: keepTidy,
  refusals: proveRefusals,
  routes: oneRouteOneFile,
  unused: useEverything,
}

/** `node tools/fences.ts [FENCE…]` prints what they find; exit code 1 where there is anything. */
if (import.meta.main) {
  const tree = readTree()
  const asked = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(fences)
  for (const name of asked)
    for (const line of (await fences[name]?.(tree)) ?? [`there is no fence ${name}`]) {
      console.log(line)
      process.exitCode = 1
    }
}
