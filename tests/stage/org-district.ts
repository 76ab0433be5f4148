import '#apps/permission-words.ts'
import path from 'node:path'
import { enrichWith, loadOrganisation, orgRoutes, readOrganisation } from '#engines/org/org.ts'
import type { VirtualClock } from '#kernel/clock.ts'
import { sql } from '#kernel/sql.ts'
import { stage } from '../stage.ts'

/** The organisation of the profile, as its districts load it. */
export const profile = await readOrganisation(path.join(import.meta.dirname, '../../profiles/jianghan'))

/** Districts with the organisation of the profile and people who may change or read it. */
export function orgStage() {
  let clock: VirtualClock
  /** What lies in the inbox of a post, as the engine of cases would say. */
  const tasks = new Map<string, number>()
  const changed: number[] = []
  return stage({
    routes: (parts) => {
      clock = parts.clock
      return orgRoutes({
        posts: {
          isNamed: (post) => post === 'dispatcher',
          openTasks: async (_db, _district, post) => tasks.get(post) ?? 0,
        },
        rightsChanged: (district) => void changed.push(district),
      })
    },
    enrich: (db, user) => enrichWith(() => clock.now())(db, user),
    async extend(d) {
      const loaded = await d.inside(({ db }) => loadOrganisation(db, d.district, profile, d.clock.now()))
      return {
        loaded,
        tasks,
        /** Districts whose rights were said to have changed. */
        changed,
        security: await d.account({ administration: 'security' }),
        system: await d.account({ administration: 'system' }),
        reader: await d.account({ permissions: ['org.read'] }),
        unit: async (code: string) => {
          const { rows } = await d.inside(({ db }) =>
            sql<{
              id: number
            }>`select id from org.unit where district_id = ${d.district} and code = ${code}`.execute(db),
          )
          return rows[0]!.id
        },
      }
    },
  })
}
