import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { makeDraft } from '../drafts.ts'
import { nothingRead, questionsOpen } from '../errors.ts'
import { readAgainstCatalogue, tableShape } from '../import-table.ts'
import { insertExtensions } from '../queries.ts'
import { shownVersion, versionShape } from '../shapes.ts'
import { textShape } from '../standards.ts'

export const importTable = route({
  method: 'POST',
  path: '/catalogue/imports',
  can: 'catalogue.edit',
  summary: {
    zh: '把立案标准表读成一份草稿；所有问题须先回答',
    en: 'Make a draft from a table of filing standards; every question must be answered first',
  },
  maxBytes: 8 * 1024 * 1024,
  body: tableShape.extend({
    title: textShape,
    basis: z.string().min(1).max(500),
    /** Conditions in force of classes that the table does not speak of stay as they are. */
    keep: z.boolean().default(false),
  }),
  reply: z.object({ version: versionShape, read: z.number(), refused: z.number() }),
  status: 201,
  async handle({ db, district, now, audit }, { body }) {
    const reading = await readAgainstCatalogue(db, district, body)
    const [{ conditions, extensions, questions, refused }, { title, basis, keep }] = [reading, body]
    if (questions.length > 0) refuse(questionsOpen, { count: questions.length, questions })
    if (conditions.length === 0) refuse(nothingRead, { rows: body.rows.length })
    if (extensions.length > 0) await insertExtensions(db, district, extensions)
    const draft = await makeDraft(db, district, { title, basis, conditions, keep }, now)
    audit(`catalogue.version ${draft.version}`, { read: conditions.length, refused: refused.length })
    return { version: shownVersion(draft, now), read: conditions.length, refused: refused.length }
  },
})
