import assert from 'node:assert/strict'
import { accountIdByLogin } from '#kernel/auth.ts'
import type { FurnishedHouse } from '#tests/furnished-house.ts'
import type { Asking } from './asker.ts'

/** A case as a story holds it: brought up to date by whoever acts on it or looks at it. */
export interface Told {
  id: number
  number: string
  state: string
  version: number
  unit: number | null
  tags: string[]
}

export interface CaseView extends Told {
  closedAt: string | null
  mergedInto: number | null
  outcome: Record<string, unknown>
  counts: Record<string, number>
  details: { text: string; fields: Record<string, unknown> }[]
  clocks: {
    name: string
    title: { zh: string; en: string }
    round: number
    state: string
    reason: string
    startedAt: string
    endedAt: string | null
    dueAt: string | null
    originalDueAt: string | null
    limit: { amount: number; unit: string }
    rule: { id: string; text: { zh: string } }
    explanation: { countedMs: number } | null
  }[]
  actions: { code: string }[]
  steps: { seq: number; action: string; actorName: string; post: string; answers: Record<string, unknown> }[]
  links: { kind: string; id: number; number: string }[]
  assignments: { role: string; unit_id: number; post: string | null; ended_at: string | null }[]
}

export interface Post {
  account: number
  login: string
  opens(type: string, fields: object, more?: object): Promise<Told>
  does(found: Told, action: string, answers?: object): Promise<Told>
  /** The code of the refusal that meets the action. */
  refused(found: Told, action: string, answers?: object): Promise<string>
  /** The code of the refusal that meets the opening. */
  refusedToOpen(type: string, fields: object, more?: object): Promise<string>
  sees(found: Told): Promise<CaseView>
  offered(found: Told): Promise<string[]>
  inbox(): Promise<number[]>
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: object, headers?: Record<string, string>): Promise<{ status: number; body: T }>
}

export async function postOf({ house, district }: FurnishedHouse, ask: Asking, login: string): Promise<Post> {
  const account = await house.store.inDistrict(district, ({ db }) => accountIdByLogin(db, district, login))
  assert.ok(account, `no account ${login}`)
  const open = (type: string, fields: object, more: object = {}) =>
    ask<Told & { code: string }>(account, 'POST', '/cases', { type, channel: '12345', fields, ...more })
  const act = ({ id, version }: Told, action: string, answers: object = {}) =>
    ask<Told & { code: string }>(account, 'POST', `/cases/${id}/actions/${action}`, { version, answers })
  const post: Post = {
    account,
    login,
    async opens(...asked) {
      const { status, body } = await open(...asked)
      assert.equal(status, 201, `${login} opens ${asked[0]}: ${JSON.stringify(body)}`)
      return body
    },
    async does(found, action, answers) {
      const { status, body } = await act(found, action, answers)
      assert.equal(status, 200, `${login} does ${action}: ${JSON.stringify(body)}`)
      return Object.assign(found, body)
    },
    async refused(...asked) {
      const { status, body } = await act(...asked)
      assert.ok(status >= 400 && status < 500, `${login} was not refused ${asked[1]}: ${status}`)
      return body.code
    },
    async refusedToOpen(...asked) {
      const { status, body } = await open(...asked)
      assert.ok(status >= 400 && status < 500, `${login} was not refused to open ${asked[0]}: ${status}`)
      return body.code
    },
    async sees(found) {
      const view = await post.get<CaseView>(`/cases/${found.id}`)
      const { state, version, unit, tags } = view
      Object.assign(found, { state, version, unit, tags })
      return view
    },
    offered: async (found) => (await post.sees(found)).actions.map(({ code }) => code),
    inbox: async () =>
      (await post.get<{ items: { id: number }[] }>('/inbox?limit=500')).items.map(({ id }) => id),
    async get<T>(path: string) {
      const { status, body } = await ask<T>(account, 'GET', path)
      assert.ok(status < 400, `${login} gets ${path}: ${JSON.stringify(body)}`)
      return body
    },
    post: (path, body = {}, headers) => ask(account, 'POST', path, body, headers),
  }
  return post
}
