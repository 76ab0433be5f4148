import type { Text } from '../errors.ts'
import type { Field, Fields } from './thing.ts'

/** What a key of another thing is called. */
export type NameOf = (word: string, key: string) => Text | undefined

const same = (text: string): Text => ({ zh: text, en: text })
const none = same('—')
const yes: Text = { zh: '是', en: 'yes' }
const no: Text = { zh: '否', en: 'no' }

/** A value of an act's details as people read it: names for keys, words for codes, no raw JSON. */
export function tellValue(value: unknown, field: Field | undefined, nameOf: NameOf): Text {
  if (value === null || value === undefined || value === '') return none
  if (typeof value === 'boolean') return value ? yes : no
  if (Array.isArray(value))
    return joined(
      value.map((each) => tellValue(each, field, nameOf)),
      '、',
      ', ',
    )
  if (typeof value === 'object')
    return tellObject(value as Record<string, unknown>, field?.fields ?? {}, nameOf)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const named = field?.of === undefined ? undefined : nameOf(field.of, text)
  return field?.values?.[text] ?? named ?? same(text)
}

function tellObject(value: Record<string, unknown>, fields: Fields, nameOf: NameOf): Text {
  if (isText(value)) return { zh: value.zh, en: value.en || value.zh }
  const told = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .map(([key, each]) => {
      const [label, said] = [fields[key] ?? same(key), tellValue(each, fields[key], nameOf)]
      return { zh: `${label.zh}：${said.zh}`, en: `${label.en}: ${said.en}` }
    })
  return joined(told, '；', '; ')
}

const isText = (value: Record<string, unknown>): value is { zh: string; en: string } =>
  typeof value.zh === 'string' && typeof value.en === 'string' && Object.keys(value).length === 2

const joined = (texts: readonly Text[], zh: string, en: string): Text =>
  texts.length === 0
    ? none
    : { zh: texts.map((text) => text.zh).join(zh), en: texts.map((text) => text.en).join(en) }
