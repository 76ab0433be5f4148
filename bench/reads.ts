import type { House } from '#apps/house.ts'
import { sweepClocks } from '#engines/flow/flow.ts'
import type { Client } from './client.ts'
import { opening } from './opening.ts'

export interface Readers {
  dispatcher: Client
  clerk: Client
  taker: Client
}

/** What people ask for all day. */
export interface Read {
  work: string
  run: () => Promise<unknown>
  bar: string
  /** So many ask at once; one by default. */
  clients?: number
}

export function readsOf(house: House, district: number, { dispatcher, clerk, taker }: Readers): Read[] {
  const get = (path: string) => () => dispatcher.send('GET', `/api${path}`)
  const word = (said: string) => get(`/cases?q=${encodeURIComponent(said)}&limit=20`)
  const typed = { type: opening.type, place: opening.place, text: opening.fields.text }
  const { phone } = opening.fields
  return [
    { work: 'newest 20 open', run: get('/cases?open=yes&limit=20'), bar: 'p95 ≤ 8 ms' },
    { work: 'the same, 8 at once', run: get('/cases?open=yes&limit=20'), bar: 'p95 ≤ 25 ms', clients: 8 },
    { work: 'late 20', run: get('/cases?clock=late&limit=20'), bar: 'p95 ≤ 10 ms' },
    { work: 'oldest 20 open', run: get('/cases?open=yes&order=oldest&limit=20'), bar: 'p95 ≤ 10 ms' },
    { work: 'due soonest 20', run: get('/cases?order=due&limit=20'), bar: 'p95 ≤ 15 ms' },
    { work: 'first 20 by number', run: get('/cases?order=number&limit=20'), bar: 'p95 ≤ 25 ms' },
    { work: 'how many are open', run: get('/case-count?open=yes'), bar: 'p95 ≤ 15 ms' },
    { work: "a street's newest 20", run: () => clerk.send('GET', '/api/cases?limit=20'), bar: 'p95 ≤ 60 ms' },
    {
      work: 'two fields: street and class',
      run: get('/cases?street=420103008&class=010201&limit=20'),
      bar: 'p95 ≤ 8 ms',
    },
    { work: "a street's inbox", run: () => clerk.send('GET', '/api/inbox?limit=50'), bar: 'p95 ≤ 10 ms' },
    { work: 'word of two characters, usual', run: word('路灯'), bar: 'p95 ≤ 20 ms' },
    { work: 'word of two characters, absent', run: word('龙虾'), bar: 'p95 ≤ 15 ms' },
    { work: 'one case, whole', run: get('/cases/1000'), bar: '–' },
    {
      work: 'duplicates, class and unit while typing',
      run: () => taker.send('POST', '/api/help/typing', typed),
      bar: 'p95 ≤ 200 ms',
    },
    {
      work: 'a caller by the number',
      run: () => taker.send('POST', '/api/help/caller', { phone }),
      bar: 'p95 ≤ 200 ms',
    },
    {
      work: 'sweep of due clocks, none due',
      run: () => sweepClocks(house.store, district, new Date(0)),
      bar: 'p95 ≤ 10 ms',
    },
  ]
}
