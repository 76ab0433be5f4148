import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { draftForUpdate } from '../drafts.ts'
import { emptyVersion } from '../errors.ts'
import { standardSet, storeActivation, versionsOf } from '../queries.ts'
import { shownVersion, versionParam, versionShape } from '../shapes.ts'
import { activate } from '../versions.ts'

export const activateVersion = route({
  method: 'POST',
  path: '/catalogue/versions/:version/activation',
  can: 'catalogue.edit',
  summary: {
    zh: '启用草稿：自所选日期起生效，前一版本随之结束',
    en: 'Put a draft in force from a day on; the version before it ends the day before',
  },
  params: z.object({ version: versionParam }),
  body: z.object({ from: z.iso.date() }),
  reply: z.object({ versions: z.array(versionShape) }),
  async handle({ db, district, now, audit }, { params: { version }, body: { from } }) {
    const draft = await draftForUpdate(db, district, version)
    const { conditions } = await standardSet(db, district, draft)
    if (conditions.length === 0) refuse(emptyVersion, { version })
    await storeActivation(db, district, activate(await versionsOf(db, district), draft, from, now), now)
    audit(`catalogue.version ${version}`, { from })
    const versions = await versionsOf(db, district)
    return { versions: versions.map((one) => shownVersion(one, now)) }
  },
})
