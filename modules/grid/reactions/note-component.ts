import { detailsOf } from '#engines/flow/flow.ts'
import type { Reaction } from '#engines/manifest/manifest.ts'
import { newestOf } from '#engines/registers/registers.ts'
import { noteComponentCase } from '../queries.ts'

/** Notes a case under the component it names, where that is one of the register; free words name none. */
export const noteComponent: Reaction = async ({ caseId }, { store, district }) => {
  await store.inDistrict(district, async ({ db }) => {
    const [detail] = await detailsOf(db, district, caseId)
    const named = detail?.fields.component
    if (typeof named !== 'string') return
    if ((await newestOf(db, district, 'component', [named])).has(named))
      await noteComponentCase(db, district, named, caseId)
  })
}
