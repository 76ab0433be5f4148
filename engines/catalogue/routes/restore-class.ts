import { dayNumberAt, dayText } from '#engines/calendar/calendar.ts'
import { refuse } from '#kernel/errors.ts'
import { nothing, route } from '#kernel/route.ts'
import { classKeyText } from '../class-key.ts'
import { classAboveRetired, classNotFound, classNotRetired, classWithdrawn } from '../errors.ts'
import { retiredAbove, retiringOf, storeRetiring } from '../queries.ts'
import { classParams } from '../shapes.ts'

/** What the district retired is offered again; what the list of its edition withdrew stays withdrawn. */
export const restoreClass = route({
  method: 'POST',
  path: '/catalogue/classes/:edition/:kind/:code/restore',
  can: 'catalogue.edit',
  summary: { zh: '恢复停用的类别', en: 'Bring a retired class back' },
  params: classParams,
  reply: nothing,
  async handle({ db, district, now, audit }, { params }) {
    const text = classKeyText(params)
    const known = (await retiringOf(db, district, params)) ?? refuse(classNotFound, { class: text })
    if (known.listed !== null) refuse(classWithdrawn, { class: text, day: known.listed })
    if (known.here === null) refuse(classNotRetired, { class: text })
    const above = await retiredAbove(db, district, params, dayText(dayNumberAt(now.getTime())))
    if (above) refuse(classAboveRetired, { above })
    await storeRetiring(db, district, params, null)
    audit(`class ${text}`, { before: { retiredOn: known.here }, after: { retiredOn: null } })
    return {}
  },
})
