import type { ClassKey, DeclaredType, FormSchema } from '#ui/cases.ts'
import { type Answers, emptyAnswers } from '#ui/form.tsx'
import type { Attachment } from '#ui/photos.tsx'
import type { Place } from '#ui/place.ts'

/** All that is typed on the intake page; kept as a draft until it is registered. */
export interface Typed {
  channel: string | undefined
  upstream: string
  fields: Answers
  place: Place
  class: ClassKey | undefined
  condition: string | undefined
  urgent: boolean
  photos: Attachment[]
  /** What other case types asked and this one does not, for who goes back to them. */
  left?: Record<string, Left>
}

type Left = Pick<Typed, 'fields' | 'class' | 'condition'>

export const nothingTyped = (type: DeclaredType, channel: string | undefined): Typed => ({
  channel,
  upstream: '',
  fields: emptyAnswers(type.form),
  place: {},
  class: undefined,
  condition: undefined,
  urgent: false,
  photos: [],
})

/** The fields with what the channel says of those that nobody has touched. */
export const shownFields = ({ form }: DeclaredType, { fields, channel }: Typed): Answers => ({
  ...byChannel(form, channel),
  ...fields,
})

/** What was typed of what is shown: a field that still says what its channel says goes on following it. */
export function typedOf({ form }: DeclaredType, { fields, channel }: Typed, shown: Answers): Answers {
  const followed = Object.entries(byChannel(form, channel)).filter(
    ([name, said]) => fields[name] === undefined && shown[name] === said,
  )
  const follows = new Set(followed.map(([name]) => name))
  return Object.fromEntries(Object.entries(shown).filter(([name]) => !follows.has(name)))
}

const byChannel = (form: FormSchema, channel: string | undefined): Answers =>
  Object.fromEntries(
    Object.entries(form.properties ?? {}).flatMap(([name, field]) =>
      field.byChannel === undefined ? [] : [[name, field.byChannel === channel]],
    ),
  )

/** What the API takes, from what was typed and checked. */
export function openingOf(type: DeclaredType, typed: Typed, fields: Answers) {
  const { lng, lat, community, street } = typed.place
  return {
    type: type.code,
    channel: typed.channel,
    fields,
    urgency: typed.urgent ? 'urgent' : 'normal',
    attachments: typed.photos,
    ...(typed.class && { class: keyOf(typed.class) }),
    ...(typed.condition && { condition: typed.condition }),
    ...(lng !== undefined && { place: { lng, lat } }),
    ...(community && { community }),
    ...(street && { street }),
    ...(typed.upstream && typed.channel && { upstream: { system: typed.channel, number: typed.upstream } }),
  }
}

const keyOf = ({ edition, kind, code }: ClassKey): ClassKey => ({ edition, kind, code })

/** The form's parts: who, what, the rest; `address` stands with the place. */
export function partsOf({ form, textField }: DeclaredType) {
  const names = Object.keys(form.properties ?? {})
  const isPersonal = (name: string) => form.properties![name]!.personal !== undefined
  const person = names.filter(isPersonal)
  const isChoice = (name: string) => form.properties![name]!.enum !== undefined
  const content = names.filter((name) => !isPersonal(name) && (name === textField || isChoice(name)))
  const place = names.filter((name) => name === 'address')
  const taken = new Set([...person, ...content, ...place])
  return { person, content, place, more: names.filter((name) => !taken.has(name)) }
}

/** What was said so far, and the number it was said from. */
export function saidIn(
  { form, textField }: DeclaredType,
  { fields }: Typed,
): { text: string; phone: string } {
  const phone = Object.entries(form.properties ?? {}).find(([, field]) => field.personal === 'phone')?.[0]
  const told = (name: string | undefined) => {
    const value = name === undefined ? undefined : fields[name]
    return typeof value === 'string' ? value : ''
  }
  return { text: told(textField), phone: told(phone) }
}

/**
 * What was typed for one case type, taken along to another: caller, words, place, photos and what bears the same
 * name. What only the first one asks waits until somebody comes back to it.
 */
export function carried(from: DeclaredType, typed: Typed, to: DeclaredType): Typed {
  const { fields, class: about, condition } = typed
  const back = typed.left?.[to.code]
  const named = sameThings(from, to).filter(([, other]) => fields[other] !== undefined)
  const taken = Object.fromEntries(named.map(([name, other]) => [name, fields[other]]))
  return {
    ...typed,
    fields: { ...emptyAnswers(to.form), ...back?.fields, ...taken },
    class: back?.class,
    condition: back?.condition,
    left: { ...typed.left, [from.code]: { fields, class: about, condition } },
  }
}

/** Fields of `to` with those of `from` that hold the same: the words, personal data of one kind, free text of one name. */
function sameThings(from: DeclaredType, to: DeclaredType): [string, string][] {
  const given = Object.entries(from.form.properties ?? {})
  return Object.entries(to.form.properties ?? {}).flatMap(([name, field]): [string, string][] => {
    if (name === to.textField) return [[name, from.textField]]
    const same = given.find(([other, { personal, type, enum: options }]) =>
      field.personal
        ? personal === field.personal
        : other === name && type === field.type && type === 'string' && !options && !field.enum,
    )
    return same ? [[name, same[0]]] : []
  })
}

/** Whether anything stands there that would be lost. */
export const isTouched = ({ fields, upstream, place, class: about, photos }: Typed): boolean =>
  Boolean(upstream || about || photos.length > 0 || Object.keys(place).length > 0) ||
  Object.values(fields).some((value) => typeof value === 'string' && value !== '')
