import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { idParam, raw, route } from '#kernel/route.ts'
import { actingFrom } from '../acting.ts'
import { caseFile } from '../case-file/case-file.ts'
import type { Engine } from '../engine.ts'
import { caseNotFound } from '../errors.ts'
import { caseById } from '../queries.ts'
import { maySee } from '../visibility.ts'

/** A case on paper leaves the house: each printing is on record, as is a look at a confidential one. */
export const printCase = (engine: Engine) =>
  route({
    method: 'GET',
    path: '/cases/:id/file.pdf',
    can: 'cases.read',
    summary: { zh: '打印案件卷宗（PDF，脱敏，留痕）', en: 'The whole case as PDF: masked, on record' },
    params: z.object({ id: idParam }),
    query: z.object({ language: z.enum(['zh', 'en']).default('zh') }),
    reply: z.string(),
    media: ['application/pdf'],
    perMinute: 30,
    async handle(context, { params, query: { language } }) {
      const { db, district, files, user, now, audit } = context
      const found = await caseById(db, district, params.id)
      if (!found || !(await maySee(actingFrom(context), found, engine))) refuse(caseNotFound, params)
      const body = await caseFile(engine, { db, district, files, user, now, language }, found)
      audit(found.case.number, { printed: true, language, bytes: body.length })
      return raw({
        headers: {
          'content-type': 'application/pdf',
          'content-disposition': `inline; filename="${found.case.number}.pdf"`,
          'cache-control': 'private, no-store',
        },
        body: Buffer.from(body),
      })
    },
  })
