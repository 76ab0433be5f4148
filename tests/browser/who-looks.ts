import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Administration, administrationPermissions } from '#kernel/user.ts'

/** Words that open a page, not an act on one. */
const pageWords = /\.(read|open|configure)$/

/**
 * Who looks: what a post reaches follows from its permissions, so each account is the first whose post brings a
 * permission of a page that those before it did not have. The pages themselves are read off the side bar.
 */
const folder = path.join(import.meta.dirname, '..', '..', 'profiles', 'jianghan')
const profile = (name: string) => JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'))
const { accounts } = profile('accounts') as { accounts: { login: string; post: string }[] }
const { posts } = profile('organisation') as {
  posts: { code: string; permissions?: string[]; administration?: Administration }[]
}
const held = new Set<string>()
export const logins: readonly string[] = posts.flatMap(({ code, permissions = [], administration }) => {
  const words = [...permissions, ...(administration ? administrationPermissions[administration] : [])]
  const fresh = words.filter((word) => pageWords.test(word) && !held.has(word))
  for (const word of fresh) held.add(word)
  const first = accounts.find(({ post }) => post === code)
  return first && fresh.length > 0 ? [first.login] : []
})
