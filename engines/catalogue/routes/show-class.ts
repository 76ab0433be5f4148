import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { classKeyText } from '../class-key.ts'
import { classNotFound } from '../errors.ts'
import { findClass, openCasesOf, passagesOf } from '../queries.ts'
import { classParams, classShape, passageShape } from '../shapes.ts'

export const showClass = route({
  method: 'GET',
  path: '/catalogue/classes/:edition/:kind/:code',
  can: 'catalogue.read',
  summary: {
    zh: '一个类别，其在其他版本中的对应类别和在办案件数',
    en: 'A class, what it is called in other editions, and how many open cases have it',
  },
  params: classParams,
  reply: z.object({ class: classShape, passages: z.array(passageShape), openCases: z.int() }),
  async handle({ db, district }, { params }) {
    const [found, passages, openCases] = await Promise.all([
      findClass(db, district, params),
      passagesOf(db, district, params),
      openCasesOf(db, district, params),
    ])
    return { class: found ?? refuse(classNotFound, { class: classKeyText(params) }), passages, openCases }
  },
})
