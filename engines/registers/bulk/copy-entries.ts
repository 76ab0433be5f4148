import type pg from 'pg'
import { dayAt } from '#engines/org/org.ts'
import { copyIn, copyingIn, json } from '#kernel/copy.ts'
import type { Register } from '../define-register.ts'
import { keysOf, remembering, whyOf, type Writing } from '../entries.ts'
import type { Fields } from '../field-form.ts'
import { maskPersonal } from '../personal.ts'
import type { SealedRow } from '../queries/personal.ts'
import { type NewVersion, type Readable, readable, sealing } from '../queries/save.ts'
import { checkReferences } from '../references.ts'
import { settleFields } from '../settle-fields.ts'

/** What an entry came to say at a moment, over what it said before; the first of them registers it. */
export interface Said {
  fields: Fields
  at: Date
  why: string
}

/** An entry with all its versions, as the store holds it. */
interface Life {
  key: string
  sealed: SealedRow[]
  versions: (NewVersion & Readable & { at: Date })[]
}

/**
 * Copies entries in with their history: settled and checked by the code that keeps one alone, refused as one alone
 * would be, in one transaction of `client`, which must not be pipelined. Keys that are there already throw. The
 * words are for `indexCopied` to read afterwards.
 */
export async function copyEntries(
  client: pg.ClientBase,
  writing: Omit<Writing, 'now'>,
  register: Register,
  told: readonly (readonly Said[])[],
): Promise<string[]> {
  const lives = await planLives(remembering(writing), register, told)
  const place = [writing.district, register.code]
  const by = [writing.user.account, writing.user.name]
  await copyingIn(client, writing.district, async () => {
    for (const { table, columns, rows } of tables)
      await copyIn(client, {
        ...{ table, columns: `district_id, register, key, ${columns}` },
        rows: lives.flatMap((life) => rows(life, by).map((row) => [...place, life.key, ...row])),
      })
  })
  return lives.map(({ key }) => key)
}

/** Tells the search and the planner what was copied, a slice at a time. */
export async function indexCopied(
  client: pg.ClientBase,
  { district, register }: { district: number; register: string },
): Promise<void> {
  for (let more = slice; more === slice;)
    await copyingIn(client, district, async () => {
      const { rows } = await client.query<{ read: number }>(
        'select registers.index_copied($1, $2, $3) as read',
        [district, register, slice],
      )
      more = rows[0]!.read
    })
  await client.query('select registers.look_again()')
}

const slice = 2000

async function planLives(
  writing: Omit<Writing, 'now'>,
  register: Register,
  told: readonly (readonly Said[])[],
): Promise<Life[]> {
  const settled: Settled[][] = []
  for (const versions of told) settled.push(await settleLife(writing, register, versions))
  const now = told.flat().reduce((last, { at }) => (at > last ? at : last), new Date(0))
  const unknown = await checkReferences(writing.db, writing.district, register, settled.flat(), now)
  for (const why of unknown) if (why) throw why
  const keys = await keysOf(
    writing,
    register,
    settled.map(([first]) => first!.fields),
  )
  return settled.map((life, n) => {
    const key = keys[n]!
    const versions = life.map(({ said: { at, why }, before, ...parted }, n) => {
      const act = before ? ('change' as const) : ('create' as const)
      const version = { key, version: n + 1, act, ...parted, since: dayAt(at), why: whyOf({ why }) }
      return { ...version, ...readable(register, version), at }
    })
    return { key, versions, sealed: versions.flatMap(sealing(writing, register)) }
  })
}

interface Settled extends Pick<NewVersion, 'fields' | 'personal'> {
  said: Said
  before: Fields | undefined
}

async function settleLife(
  writing: Omit<Writing, 'now'>,
  register: Register,
  told: readonly Said[],
): Promise<Settled[]> {
  const life: Settled[] = []
  for (const said of told) {
    const before = life.at(-1)?.fields
    const about = { ...writing, now: said.at }
    const fields = await settleFields(register, about, { ...before, ...said.fields }, before)
    life.push({ said, before, ...maskPersonal(writing, register, fields, { before }) })
  }
  return life
}

interface CopiedTable {
  table: string
  columns: string
  rows: (life: Life, by: readonly unknown[]) => unknown[][]
}

const newest = ({ versions }: Life) => versions.at(-1)!

function termParts(term: string): [field: string, value: string] {
  const divide = term.indexOf('=')
  return [term.slice(0, divide), term.slice(divide + 1)]
}

/** Read side by side with the migrations. */
const tables: readonly CopiedTable[] = [
  {
    table: 'registers.entry',
    columns: 'version, retired, created_at, changed_at',
    rows: (life) => [[newest(life).version, false, life.versions[0]!.at, newest(life).at]],
  },
  {
    table: 'registers.version',
    columns: 'version, act, fields, facts, terms, said, since, at, by_account, by_name, why',
    rows: ({ versions }, by) =>
      versions.map((v) => [
        ...[v.version, v.act, json(v.fields), json(v.facts), v.terms, v.said, v.since, v.at],
        ...[...by, v.why],
      ]),
  },
  {
    table: 'registers.personal',
    columns: 'version, field, sealed',
    rows: ({ sealed }) => sealed.map((row) => [row.version, row.field, row.sealed]),
  },
  {
    table: 'registers.term',
    columns: 'field, value',
    rows: (life) => newest(life).terms.map(termParts),
  },
  {
    table: 'registers.past_term',
    columns: 'field, value',
    rows: (life) => {
      const now = new Set(newest(life).terms)
      const ever = new Set(life.versions.flatMap(({ terms }) => terms))
      return [...ever].filter((term) => !now.has(term)).map(termParts)
    },
  },
  {
    table: 'registers.place',
    columns: 'lng, lat',
    rows: (life) => {
      const { place } = newest(life)
      return place ? [[place.lng, place.lat]] : []
    },
  },
]
