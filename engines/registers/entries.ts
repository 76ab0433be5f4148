import { dayAt } from '#engines/org/org.ts'
import { canonicalText } from '#kernel/canonical.ts'
import { Refused, refuse } from '#kernel/errors.ts'
import { maskText } from '#kernel/masking.ts'
import type { Recall, Register, Settling } from './define-register.ts'
import {
  entryInUse,
  entryMoved,
  entryNotFound,
  entryRetired,
  keyChanged,
  keyRetired,
  keyTaken,
  nothingChanged,
  sinceInFuture,
} from './errors.ts'
import { type Fields, personalFieldsOf } from './field-form.ts'
import { maskPersonal } from './personal.ts'
import { type SealedRow, sealedOf } from './queries/personal.ts'
import { newestOf, type VersionRow } from './queries/read.ts'
import { type NewVersion, nextNumbers, numberText, saveVersions, shownOf } from './queries/save.ts'
import { checkReferences } from './references.ts'
import { settleFields } from './settle-fields.ts'

/** Who writes, in which transaction, at which moment: a route's context is one. */
export type Writing = Settling

/** The same work with a memory of what it looked up: thousands of entries have a few classes. */
export function remembering<T extends Pick<Writing, 'db'>>(writing: T): T & { recall: Recall } {
  const known = new Map<string, Promise<unknown>>()
  const recall: Recall = <A>(key: string, look: () => Promise<A>) => {
    if (!known.has(key)) known.set(key, look())
    return known.get(key) as Promise<A>
  }
  return { ...writing, recall }
}

export interface Said {
  /** The day since which it is so; today unless said. Never in the future. */
  since?: string | undefined
  why: string
}

/** Registers something new. Refuses a key that was given already, to a retired entry too. */
export async function createEntry(
  writing: Writing,
  register: Register,
  { fields: given, ...said }: Said & { fields: Fields },
): Promise<VersionRow> {
  const { db, district } = writing
  const settled = await settleFields(register, writing, given, undefined)
  const since = sinceOf(writing, said)
  const [key = ''] = await keysOf(writing, register, [settled])
  const [known] = (await newestOf(db, district, register.code, [key])).values()
  if (known) refuse(known.act === 'retire' ? keyRetired : keyTaken, { key })
  await refuseUnknown(writing, register, { fields: settled })
  const parted = maskPersonal(writing, register, settled)
  return keep(writing, register, { key, version: 1, act: 'create', ...parted, since, why: whyOf(said) })
}

/**
 * Registers many new things at once, each checked as one alone would be; one that does not fit keeps all out.
 * Answers their keys in order.
 */
export async function createEntries(
  writing: Writing,
  register: Register,
  given: readonly Fields[],
  said: Said,
): Promise<string[]> {
  const { db, district, now: at, user: by } = writing
  const settled: Fields[] = []
  const about = remembering(writing)
  for (const fields of given) settled.push(await settleFields(register, about, fields, undefined))
  const unknown = await checkReferences(
    db,
    district,
    register,
    settled.map((fields) => ({ fields })),
    at,
  )
  for (const why of unknown) if (why) throw why
  const keys = await keysOf(writing, register, settled)
  const since = sinceOf(writing, said)
  const versions = settled.map((fields, n): NewVersion => ({
    ...{ key: keys[n]!, version: 1, act: 'create', since, why: whyOf(said) },
    ...maskPersonal(writing, register, fields),
  }))
  const kept = await saveVersions(db, district, register, versions, { at, by, keys: writing.keys })
  for (const key of keys) if (!kept.has(key)) refuse(keyTaken, { key })
  return keys
}

/** The keys of new entries: what they say themselves, or the register's next numbers. */
export async function keysOf(
  { db, district }: Pick<Writing, 'db' | 'district'>,
  { code, key }: Register,
  entries: readonly Fields[],
): Promise<string[]> {
  if ('field' in key) return entries.map((fields) => String(fields[key.field]))
  const first = await nextNumbers(db, district, code, entries.length)
  return entries.map((_, n) => numberText(key.numbered, first + n))
}

/** What an act was based on: the version that the person had before their eyes. */
interface Based {
  key: string
  version: number
}

/** Keeps a new version. Refuses an edit of what has changed meanwhile, of what is retired, and one that says nothing new. */
export async function changeEntry(
  writing: Writing,
  register: Register,
  { key, version, fields: given, ...said }: Based & Said & { fields: Fields },
): Promise<VersionRow> {
  const found = await newest(writing, register, { key, version })
  if (found.act === 'retire') refuse(entryRetired, { key })
  const settled = await settleFields(register, writing, given, found.fields)
  if ('field' in register.key && settled[register.key.field] !== key) refuse(keyChanged, { key })
  const held = (await heldPersonal(writing, register, [key])).get(key)
  const parted = maskPersonal(writing, register, settled, { before: found.fields, held })
  if (isSaid(parted, found.fields)) refuse(nothingChanged)
  await refuseUnknown(writing, register, { fields: settled, before: found.fields })
  const since = sinceOf(writing, said)
  return keep(writing, register, {
    key,
    version: version + 1,
    act: 'change',
    ...parted,
    since,
    why: whyOf(said),
  })
}

/** Deletion: the entry leaves the lists and keeps its history; its key is never given again. */
export async function retireEntry(
  writing: Writing,
  register: Register,
  { key, version, ...said }: Based & Said,
): Promise<VersionRow> {
  const { act, fields } = await newest(writing, register, { key, version })
  if (act === 'retire') refuse(entryRetired, { key })
  const since = sinceOf(writing, said)
  return keep(writing, register, {
    key,
    version: version + 1,
    act: 'retire',
    fields,
    since,
    why: whyOf(said),
  })
}

/** Takes a retirement back, from a day on. */
export async function restoreEntry(
  writing: Writing,
  register: Register,
  { key, version, ...said }: Based & Said,
): Promise<VersionRow> {
  const { act, fields } = await newest(writing, register, { key, version })
  if (act !== 'retire') refuse(entryInUse, { key })
  const since = sinceOf(writing, said)
  return keep(writing, register, {
    key,
    version: version + 1,
    act: 'restore',
    fields,
    since,
    why: whyOf(said),
  })
}

async function newest(
  { db, district }: Writing,
  { code }: Register,
  { key, version }: Based,
): Promise<VersionRow> {
  const [found] = (await newestOf(db, district, code, [key])).values()
  if (!found) return refuse(entryNotFound, { key })
  if (found.version !== version) refuse(entryMoved, { key, by: found.by_name || '—', version: found.version })
  return found
}

/** Whether an entry says this already. */
export const isSaid = (
  { fields, personal }: Pick<NewVersion, 'fields' | 'personal'>,
  before: Fields,
): boolean => !personal?.length && canonicalText(fields) === canonicalText(before)

/** What is sealed of these entries, where the register has anything of persons. */
export const heldPersonal = async (
  { db, district }: Pick<Writing, 'db' | 'district'>,
  { code, form }: Register,
  keys: readonly string[],
): Promise<Map<string, Map<string, SealedRow>>> =>
  personalFieldsOf(form).length > 0 && keys.length > 0
    ? sealedOf(db, district, code, { keys })
    : new Map<string, never>()

/** Why a version was made; a number that somebody typed into it is hidden, as it is nowhere sealed. */
export const whyOf = ({ why }: Pick<Said, 'why'>): string => maskText(why).masked

/** The day a version holds from. */
export function sinceOf({ now }: Pick<Writing, 'now'>, { since }: Pick<Said, 'since'>): string {
  const today = dayAt(now)
  if (since !== undefined && since > today) refuse(sinceInFuture, { since })
  return since ?? today
}

async function refuseUnknown(
  { db, district, now }: Writing,
  register: Register,
  entry: { fields: Fields; before?: Fields },
): Promise<void> {
  const [unknown] = await checkReferences(db, district, register, [entry], now)
  if (unknown) throw unknown
}

/** Of two who write at once the second is refused here: the store takes one version of a number. */
async function keep(writing: Writing, register: Register, version: NewVersion): Promise<VersionRow> {
  const { db, district, now: at, user: by } = writing
  const kept = await saveVersions(db, district, register, [version], { at, by, keys: writing.keys })
  const { key } = version
  if (!kept.has(key)) {
    if (version.version === 1) refuse(keyTaken, { key })
    const [found] = (await newestOf(db, district, register.code, [key])).values()
    throw new Refused(entryMoved, {
      key,
      by: found?.by_name ?? '—',
      version: found?.version ?? version.version,
    })
  }
  return { ...shownOf(version), at, by_account: by.account, by_name: by.name }
}
