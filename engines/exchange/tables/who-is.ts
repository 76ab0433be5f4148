import { refuse } from '#kernel/errors.ts'
import { loginUnknown, postWordUnknown, unitCodeUnknown } from '../errors.ts'
import type { AskRoute } from './table-kind.ts'

/** What a table calls people, posts and units by, as the ids that routes ask for. */

export async function unitIdOf(code: string, ask: AskRoute): Promise<number> {
  const { units } = (await ask('GET', '/org/units')) as { units: { id: number; code: string }[] }
  return units.find((unit) => unit.code === code)?.id ?? refuse(unitCodeUnknown, { code })
}

export async function accountIdOf(login: string, ask: AskRoute): Promise<number> {
  const query = { ...(login && { search: login }), limit: 500 }
  const { accounts } = (await ask('GET', '/accounts', query)) as { accounts: { id: number; login: string }[] }
  return accounts.find((account) => account.login === login)?.id ?? refuse(loginUnknown, { login })
}

/** By its code or its title in either language. */
export async function postCodeOf(word: string, ask: AskRoute): Promise<string> {
  const { posts } = (await ask('GET', '/org/posts')) as {
    posts: { code: string; title: { zh: string; en: string } }[]
  }
  const found = posts.find(({ code, title }) => [code, title.zh, title.en].includes(word))
  return found?.code ?? refuse(postWordUnknown, { post: word })
}
