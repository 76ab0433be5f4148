import { post, Refused } from '#ui/api.ts'
import type { CaseSummary } from '#ui/cases.ts'
import { draftOwner, readDraft, takeDraft, writeDraft } from '#ui/draft.ts'
import { freshKey, presentMoment } from '#ui/present.ts'
import type { Text } from '#ui/words.ts'

/** One case of a run. Its key makes a second sending the same act: what was done is never done twice. */
export interface RunItem {
  id: number
  number: string
  version: number
  key: string
  /** Absent: its turn has not come, or nobody knows what became of it. */
  result?: 'done' | Text
}

/** One action on many cases, kept in this browser for the account that began it until its report is read. */
export interface Run {
  action: string
  title: Text
  answers: Record<string, unknown>
  items: RunItem[]
  /** `elsewhere`: in another window of this browser. */
  state: 'running' | 'elsewhere' | 'stopped' | 'ended'
  /** Why it stopped, where it was not by hand. */
  why?: Text
  tab: string
  /** When it last came further, in milliseconds. */
  beat: number
}

const place = 'bulk'
const lanes = 4
/** A window that says nothing for so long is closed. */
const silentMs = 15_000

const tabMark = 'huying.tab'
const tab = sessionStorage.getItem(tabMark) ?? freshKey()
sessionStorage.setItem(tabMark, tab)

const listeners = new Set<() => void>()
let held: { owner: string; run: Run | undefined } | undefined
let live: { owner: string; stopped: boolean } | undefined

export function onRun(tell: () => void): () => void {
  const hear = ({ key }: StorageEvent) => {
    if (!key?.endsWith(place)) return
    if (!live) held = undefined
    tell()
  }
  listeners.add(tell)
  addEventListener('storage', hear)
  return () => {
    listeners.delete(tell)
    removeEventListener('storage', hear)
  }
}

/** The run of whoever is signed in; undefined: none whose report was not read. */
export function runNow(): Run | undefined {
  const owner = draftOwner()
  if (held?.owner !== owner || held.run?.state === 'elsewhere') held = { owner, run: told(kept()) }
  return held.run
}

/** Why it stopped is known to the page that saw it: to leave a page breaks its connections too. */
function kept(): Run | undefined {
  const run = readDraft<Run>(place)
  if (run) delete run.why
  return run
}

function told(run: Run | undefined): Run | undefined {
  if (run?.state !== 'running' || live?.owner === draftOwner()) return run
  const silent = run.tab === tab || presentMoment().getTime() - run.beat > silentMs
  const next = { ...run, state: silent ? ('stopped' as const) : ('elsewhere' as const) }
  return held?.run && JSON.stringify(held.run) === JSON.stringify(next) ? held.run : next
}

function keep(owner: string, run: Run): void {
  if (owner !== draftOwner()) return
  held = { owner, run: { ...run, beat: presentMoment().getTime() } }
  writeDraft(place, held.run!)
  for (const tell of listeners) tell()
}

export function forgetRun(): void {
  takeDraft(place)
  held = undefined
  for (const tell of listeners) tell()
}

export const stopRun = (): void => void (live && (live.stopped = true))

export function newRun(
  rows: readonly CaseSummary[],
  { code, title }: { code: string; title: Text },
  answers: Record<string, unknown>,
): Run {
  const items = rows.map(({ id, number, version }) => ({ id, number, version, key: freshKey() }))
  return { action: code, title, answers, items, state: 'running', tab, beat: 0 }
}

/** Takes the action on every case whose turn has not come, a few at a time; each stands or is refused for itself. */
export async function carryOn(begun: Run): Promise<void> {
  const mine = { owner: draftOwner(), stopped: false }
  live = mine
  let { why: _before, ...run }: Run = { ...begun, state: 'running', tab }
  const waiting = run.items.filter(({ result }) => result === undefined)
  keep(mine.owner, run)
  const halted = () => mine.stopped || draftOwner() !== mine.owner
  const lane = async () => {
    for (let item = waiting.shift(); item && !halted(); item = waiting.shift()) {
      const { id, version, key } = item
      const became = await post(
        `/cases/${id}/actions/${run.action}`,
        { version, answers: run.answers },
        key,
      ).then(
        () => 'done' as const,
        (error: unknown) => error,
      )
      if (became !== 'done' && !isAnswer(became)) {
        mine.stopped = true
        if (became instanceof Refused) run = { ...run, why: became.text } as Run
        return
      }
      const result = became === 'done' ? became : became.text
      run = { ...run, items: run.items.map((each) => (each.id === id ? { ...each, result } : each)) }
      keep(mine.owner, run)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  live = undefined
  keep(mine.owner, { ...run, state: run.items.every(({ result }) => result) ? 'ended' : 'stopped' })
}

/** A refusal is an answer; a lost connection, an ended session, haste, a fault of the server leave it open. */
const isAnswer = (error: unknown): error is Refused =>
  error instanceof Refused && error.status >= 400 && error.status < 500 && ![401, 429].includes(error.status)
