import type { Text } from '../errors.ts'
import type { Db, DistrictId } from '../sql.ts'

/** A key of an act's details, as people read it. */
export interface Field extends Text {
  /** The word of the thing that the value is the key of: `account` of 7 is shown by its name. */
  of?: string
  /** What the codes among the values are called. */
  values?: Readonly<Record<string, Text>>
  /** The act's own words say it already (`says`): it is not told again. */
  said?: true
  /** What lies within the value, where it holds keys of its own. */
  fields?: Fields
}
export type Fields = Readonly<Record<string, Field>>

/** A kind of thing that acts are about: `unit 7` begins with the word `unit` and ends with a key. */
export interface Thing {
  word: string
  title: Text
  /** Of one thing alone: an act names it without a word before it, as a case by its number. */
  bare?: true
  /** What its acts say in their details, beside what every act may say. */
  fields?: Fields | ((key: string) => Fields)
  /** What the things of these keys are called now; a key that is not in the answer is shown as it is. */
  names?: (db: Db, district: DistrictId, keys: readonly string[]) => Promise<ReadonlyMap<string, Text>>
}

const declared = new Map<string, Thing>()

/** Declares a kind of thing, so that the audit trail can be read without knowing its codes. Throws when the word is taken. */
export function thing(made: Thing): Thing {
  if (declared.has(made.word)) throw new Error(`the thing ${made.word} is declared twice`)
  declared.set(made.word, made)
  return made
}

export const allThings = (): Thing[] => [...declared.values()]
export const thingOf = (word: string): Thing | undefined => declared.get(word)

/** The thing that a subject names, and its key. */
export function thingNamed(subject: string): { thing: Thing | undefined; key: string } {
  const [word = ''] = subject.split(' ', 1)
  const found = declared.get(word)
  if (found && !found.bare) return { thing: found, key: subject.slice(word.length + 1) }
  return { thing: allThings().find((each) => each.bare), key: subject }
}

/** Acts that no route makes: what they are called. */
const otherActs = new Map<string, Text>()
export function actNamed(act: string, words: Text): string {
  if (otherActs.has(act)) throw new Error(`the act ${act} is named twice`)
  otherActs.set(act, words)
  return act
}
export const allOtherActs = (): ReadonlyMap<string, Text> => otherActs
