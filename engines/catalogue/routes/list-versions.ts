import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { versionsOf } from '../queries.ts'
import { shownVersion, versionShape } from '../shapes.ts'

export const listVersions = route({
  method: 'GET',
  path: '/catalogue/versions',
  can: 'catalogue.read',
  summary: {
    zh: '立案标准的各个版本及其生效日期',
    en: 'Versions of the filing standards and when they count',
  },
  reply: z.object({ versions: z.array(versionShape) }),
  async handle({ db, district, now }) {
    const versions = await versionsOf(db, district)
    return { versions: versions.map((version) => shownVersion(version, now)) }
  },
})
