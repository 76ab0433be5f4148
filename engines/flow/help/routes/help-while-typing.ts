import { z } from 'zod'
import { classKeyShape, parseClassKey } from '#engines/catalogue/catalogue.ts'
import { coordinateSystems, dayAt, districtMap, locate } from '#engines/org/org.ts'
import { type Context, route } from '#kernel/route.ts'
import { readSetting } from '#kernel/settings.ts'
import { actingFrom } from '../../acting.ts'
import type { Engine } from '../../engine.ts'
import { moment } from '../../moment.ts'
import { visibleCases } from '../../visibility.ts'
import { alikeCase, findAlike } from '../find-alike.ts'
import { type SaidClass, sayClass } from '../say-class.ts'
import { helpSettings } from '../settings.ts'
import { streetsIn, unitBefore, unitsBefore } from '../units-before.ts'

const suggestedClass = z.object({
  class: classKeyShape,
  sure: z.number().nullable(),
  because: z.array(z.string()),
})

/** One question at every pause of the fingers: what may be the same, which class, who would handle it. */
export const helpWhileTyping = (engine: Engine) =>
  route({
    method: 'POST',
    path: '/help/typing',
    can: 'cases.open',
    summary: {
      zh: '边填边提示：可能重复的案件、建议分类及起作用的词、同类案件由谁办结',
      en: 'While typing: cases that may be the same, the class that closed cases would give, who handled its like',
    },
    reads: true,
    body: z.object({
      type: z.string().max(60),
      text: z.string().max(4_000),
      class: classKeyShape.optional(),
      place: z
        .object({ lng: z.number(), lat: z.number(), system: z.enum(coordinateSystems).default('WGS84') })
        .optional(),
      street: z.string().max(20).optional(),
      community: z.string().max(20).optional(),
    }),
    reply: z.object({
      cases: z.array(alikeCase),
      /** Nothing when unsure. */
      suggestions: z.array(suggestedClass),
      /** From how many cases, and when; null where nothing was learned yet. */
      learned: z.object({ cases: z.number(), at: moment }).nullable(),
      /** Of the class that was chosen, or of the one suggested first. */
      units: z.array(unitBefore),
    }),
    async handle(context, { body }) {
      const { db, district, user, now } = context
      const { type: caseType, text } = body
      const place = await locate(db, district, body)
      const { sure } = await readSetting(db, district, helpSettings)
      const said = await sayClass(db, district, { caseType, text, sure })
      const suggestions = await stillOffered(engine, context, said.suggestions)
      const classCode = body.class?.code ?? null
      const cases = await findAlike({ db, district, user }, engine.types, {
        ...{ caseType, classCode, text, at: now },
        ...place,
      })
      const about = classCode ?? suggestions[0]?.class.code
      const units =
        about === undefined ? [] : await handledBefore(engine, context, caseType, about, place.street)
      return { cases, suggestions, learned: said.learned, units }
    },
  })

/** What was retired since it was learned is suggested no longer. */
async function stillOffered(engine: Engine, { db, district, now }: Context, said: readonly SaidClass[]) {
  if (said.length === 0) return []
  const [{ classes }, today] = [await engine.desk(db, district, now), dayAt(now)]
  return said
    .filter(({ class: key }) => (classes.get(key) ?? forEver) > today)
    .map((one) => ({ ...one, class: parseClassKey(one.class) }))
}
const forEver = '9999-12-31'

async function handledBefore(
  engine: Engine,
  context: Context,
  caseType: string,
  classCode: string,
  street: string | null,
) {
  const { db, district } = context
  const { names } = await districtMap(db, district)
  const visible = await visibleCases(actingFrom(context), engine.types)
  return unitsBefore(db, district, { caseType, classCode, street, streets: streetsIn(names.keys()), visible })
}
