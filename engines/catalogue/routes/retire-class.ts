import { z } from 'zod'
import { dayNumberAt, dayText } from '#engines/calendar/calendar.ts'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { classKeyText } from '../class-key.ts'
import { classHasClasses, classNotFound, classRetired, retiresTooEarly } from '../errors.ts'
import { offeredBelow, openCasesOf, retiringOf, storeRetiring } from '../queries.ts'
import { classParams } from '../shapes.ts'

/** From a day on no new case gets the class; cases that have it keep it and read as before. */
export const retireClass = route({
  method: 'POST',
  path: '/catalogue/classes/:edition/:kind/:code/retire',
  can: 'catalogue.edit',
  summary: { zh: '停用类别', en: 'Retire a class' },
  params: classParams,
  body: z.object({ from: z.iso.date() }),
  reply: z.object({ retiredOn: z.string(), openCases: z.int() }),
  async handle({ db, district, now, audit }, { params, body: { from } }) {
    const today = dayText(dayNumberAt(now.getTime()))
    const text = classKeyText(params)
    const known = (await retiringOf(db, district, params)) ?? refuse(classNotFound, { class: text })
    const retired = [known.listed, known.here].find((day) => day !== null && day <= today)
    if (retired) refuse(classRetired, { class: text, day: retired })
    if (from < today) refuse(retiresTooEarly, { from, earliest: today })
    const below = await offeredBelow(db, district, params, from)
    if (below > 0) refuse(classHasClasses, { class: text, count: below })
    await storeRetiring(db, district, params, from)
    audit(`class ${text}`, { before: { retiredOn: known.here }, after: { retiredOn: from } })
    return { retiredOn: from, openCases: await openCasesOf(db, district, params) }
  },
})
