import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { makeDraft } from '../drafts.ts'
import { shownVersion, versionShape } from '../shapes.ts'
import { textShape } from '../standards.ts'

export const copyVersion = route({
  method: 'POST',
  path: '/catalogue/versions',
  can: 'catalogue.edit',
  summary: {
    zh: '以现行版本为底稿新建草稿',
    en: 'Make a draft from the version in force',
  },
  body: z.object({ title: textShape, basis: z.string().min(1).max(500) }),
  reply: versionShape,
  status: 201,
  async handle({ db, district, now, audit }, { body }) {
    const draft = await makeDraft(db, district, body, now)
    audit(`catalogue.version ${draft.version}`, { title: body.title.zh })
    return shownVersion(draft, now)
  },
})
