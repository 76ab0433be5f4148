import { z } from 'zod'
import { actionsIn, type CaseType, type Engine } from '#engines/flow/flow.ts'
import { districtMap } from '#engines/org/org.ts'
import { route } from '#kernel/route.ts'
import { readSetting } from '#kernel/settings.ts'
import { checkDistrict, districtField, typeOf } from '../public/followed-case.ts'
import { kioskRules, publicPhotos } from '../public/settings.ts'

const text = z.object({ zh: z.string(), en: z.string() })
const choices = z.array(z.object({ code: z.string(), title: text }))

/** What the pages of residents must know before anybody types: the choices are those of the declaration. */
export const describePublicSide = (engine: Engine) =>
  route({
    method: 'GET',
    path: '/public/district',
    can: 'public',
    summary: { zh: '群众端所需的区情与选项', en: 'What the pages of residents offer' },
    perMinute: 120,
    query: z.object(districtField),
    reply: z.object({
      district: z.number(),
      name: text.nullable(),
      kinds: choices,
      satisfied: choices,
      solved: choices,
      photos: z.object({ most: z.number(), megabytes: z.number() }),
      kiosk: z.object({ idleSeconds: z.number(), hints: z.array(text) }),
    }),
    districtOf: ({ query }) => query.district,
    async handle(context) {
      await checkDistrict(context)
      const { db, district } = context
      const type = typeOf(engine)
      const { names } = await districtMap(db, district)
      const rating = actionsIn(type, 'closed').rate?.asks?.shape ?? {}
      return {
        district,
        name: names.get(String(district)) ?? null,
        kinds: choicesOf((type.fields as z.ZodObject).shape.kind),
        satisfied: choicesOf(rating.satisfied),
        solved: choicesOf(rating.solved),
        photos: await readSetting(db, district, publicPhotos),
        kiosk: await readSetting(db, district, kioskRules),
      }
    },
  })

type Field = CaseType['fields'] | z.core.$ZodType | undefined

/** The options of a choice with their titles, in the order of the declaration. */
function choicesOf(field: Field): z.output<typeof choices> {
  if (!(field instanceof z.ZodEnum)) return []
  const options = (field.meta()?.options ?? {}) as Record<string, z.output<typeof text>>
  return field.options.map((code) => ({ code: String(code), title: options[code]! }))
}
