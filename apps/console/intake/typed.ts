import type { ClassKey, DeclaredType } from '#ui/cases.ts'
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
}

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
