import { actOnCase, caseById, detailsOf, repeatsOf, systemUser } from '#engines/flow/flow.ts'
import type { Reaction } from '#engines/manifest/manifest.ts'
import { Refused } from '#kernel/errors.ts'
import { readSetting } from '#kernel/settings.ts'
import { supervisionRules, whySupervise } from '../rules/why-supervise.ts'

const demands = {
  safety: '涉及安全隐患，请立即处置并回复处置情况。',
  group: '群体诉求，请专人负责，做好沟通解释并回复。',
  repeated: '群众多次反映，请查明未解决原因并回复整改措施。',
}

const dayMs = 86_400_000

/**
 * 自动督办 of safety, group and repeated complaints, once a case, when a unit has been given it; and when it
 * becomes one of these later, by another class or by one more caller.
 */
export const superviseByItself: Reaction = async ({ caseId: id }, { engine, store, district, now }) => {
  await store
    .inDistrict(district, async ({ db, atCommit }) => {
      const found = await caseById(db, district, id)
      if (!found || found.case.unit_id === null || (found.case.counts.supervisions ?? 0) > 0) return
      const rules = await readSetting(db, district, supervisionRules)
      const [detail] = await detailsOf(db, district, id)
      const since = new Date(now.getTime() - rules.repeatedDays * dayMs)
      const cause = whySupervise(
        {
          classCode: found.case.class_code,
          // Callers whose cases were merged into this one complain of the same.
          people: Math.max(Number(detail?.fields.people ?? 1), 1 + (found.case.counts.merged ?? 0)),
          times: 1 + (await repeatsOf(db, district, id, since)),
        },
        rules,
      )
      if (!cause) return
      const acting = { db, atCommit, user: systemUser(district, '自动督办'), district, now }
      await actOnCase(engine, acting, { id, action: 'supervise', answers: { cause, demand: demands[cause] } })
    })
    .catch((error: unknown) => {
      // Somebody supervised it or brought it to its end in the meantime: nothing is left to do.
      if (!(error instanceof Refused)) throw error
    })
}
