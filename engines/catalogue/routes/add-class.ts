import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { classKeyShape, classKeyText } from '../class-key.ts'
import { classNotFound, classTaken } from '../errors.ts'
import { classesOfEdition, insertExtensions } from '../queries.ts'
import { textShape } from '../standards.ts'

/** A class that the national list does not have: the district's own, below a major of an edition. */
export const addClass = route({
  method: 'POST',
  path: '/catalogue/classes',
  can: 'catalogue.edit',
  summary: { zh: '新增本区自定义类别', en: 'Add a class of the district’s own' },
  body: classKeyShape.extend({ code: z.string().regex(/^\d{3,8}$/), title: textShape }),
  reply: z.object({ code: z.string() }),
  status: 201,
  async handle({ db, district, audit }, { body }) {
    const major = { ...body, code: body.code.slice(0, 2) }
    const known = await classesOfEdition(db, district, body.edition)
    const has = (code: string) => known.some(({ key }) => key.kind === body.kind && key.code === code)
    if (!has(major.code)) refuse(classNotFound, { class: classKeyText(major) })
    if (has(body.code)) refuse(classTaken, { class: classKeyText(body) })
    await insertExtensions(db, district, [body])
    audit(`class ${classKeyText(body)}`, { title: body.title })
    return { code: body.code }
  },
})
