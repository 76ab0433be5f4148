import { notAllowed, refuse, type Text } from './errors.ts'
import { type Administration, administrationPermissions, administratorsAlone } from './user.ts'

/**
 * The permissions of one part of the house. `words` says of each what it lets somebody do: `{ read: … }` of the
 * part `audit` is the permission `audit.read`. English begins small, for it stands within sentences.
 */
export interface PermissionPart {
  part: string
  title: Text
  words: Readonly<Record<string, Text>>
}

let declared: readonly PermissionPart[] = []
let named: ReadonlyMap<string, Text> = new Map()

/** The table of a house's permissions; given once, before anybody is refused. */
export function namePermissions(parts: readonly PermissionPart[]): void {
  declared = parts
  named = new Map(
    parts.flatMap(({ part, words }) =>
      Object.entries(words).map(([word, text]) => [`${part}.${word}`, text] as const),
    ),
  )
}

export const allPermissionParts = (): readonly PermissionPart[] => declared
/** What a permission lets somebody do; undefined where this house has no such permission. */
export const permissionNamed = (permission: string): Text | undefined => named.get(permission)

/** By their codes, for those who tell of many. */
export const permissionTexts = (): Readonly<Record<string, Text>> => Object.fromEntries(named)

const titles: Record<Administration, Text> = {
  system: { zh: '系统管理员', en: 'the system administrator' },
  security: { zh: '安全管理员', en: 'the security administrator' },
  audit: { zh: '审计管理员', en: 'the audit administrator' },
}

/** The administrations that hold a permission which no working post may hold. */
export const administrationsOf = (permission: string): Administration[] =>
  administratorsAlone.has(permission)
    ? (Object.keys(titles) as Administration[]).filter((each) =>
        administrationPermissions[each].includes(permission),
      )
    : []

/** Stops who lacks a permission: says what cannot be done, and whom to turn to for it. */
export function refuseLacking(needs: string): never {
  refuse(notAllowed, { needs, what: permissionNamed(needs) ?? needs, turn: whomToAsk(needs) })
}

function whomToAsk(permission: string): Text {
  const theirs = administrationsOf(permission).map((each) => titles[each])
  if (theirs.length === 0)
    return {
      zh: '如需办理，请联系安全管理员授权',
      en: 'ask the security administrator to grant it',
    }
  const [zh, en] = [theirs.map((each) => each.zh).join('、'), theirs.map((each) => each.en).join(' or ')]
  return {
    zh: `请联系${zh}办理，这项权限不授予其他岗位`,
    en: `ask ${en}, for it is given to no other post`,
  }
}
