import { argon2, randomBytes, randomInt } from 'node:crypto'
import { sameBytes } from './hash.ts'

/** Argon2id cost (RFC 9106): memory in KiB, passes over it, lanes. */
export interface HashCost {
  memoryKib: number
  passes: number
  lanes: number
}

/** OWASP's first choice of 19 MiB and two passes: about 40 ms a password on one core. */
export const usualCost: HashCost = { memoryKib: 19 * 1024, passes: 2, lanes: 1 }

const saltBytes = 16
const tagBytes = 32

/** The string to store: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`; the cost stays in it. */
export async function hashPassword(password: string, cost = usualCost): Promise<string> {
  const salt = randomBytes(saltBytes)
  const tag = await derive(password, salt, cost, tagBytes)
  const { memoryKib, passes, lanes } = cost
  return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$${unpadded(salt)}$${unpadded(tag)}`
}

/** Compares in constant time. Throws when the stored string is not one of `hashPassword`'s: that is damage. */
export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  const { cost, salt, tag } = parse(stored)
  return sameBytes(await derive(password, salt, cost, tag.length), tag)
}

/** True when the password was hashed at another cost than is usual now: hash it again at the next sign-in. */
export function needsRehash(stored: string, cost = usualCost): boolean {
  const { cost: then, tag } = parse(stored)
  return (
    then.memoryKib !== cost.memoryKib ||
    then.passes !== cost.passes ||
    then.lanes !== cost.lanes ||
    tag.length !== tagBytes
  )
}

/** NFKC, so that a full-width keyboard types the same password. */
const derive = (password: string, nonce: Buffer, cost: HashCost, tagLength: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const { memoryKib: memory, passes, lanes: parallelism } = cost
    const message = password.normalize('NFKC')
    argon2('argon2id', { message, nonce, memory, passes, parallelism, tagLength }, (error, tag) =>
      error ? reject(error) : resolve(tag),
    )
  })

const storedForm =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/

function parse(stored: string): { cost: HashCost; salt: Buffer; tag: Buffer } {
  const [, memoryKib, passes, lanes, salt, tag] = storedForm.exec(stored) ?? []
  if (!salt || !tag) throw new Error('kernel.password-damaged: the stored password is not an argon2id string')
  return {
    cost: { memoryKib: Number(memoryKib), passes: Number(passes), lanes: Number(lanes) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')

/** What a password must be. */
export interface PasswordRule {
  minLength: number
  /** Of small letters, capitals, digits and all other signs, how many must occur. */
  classes: number
}

/** Usual practice under GB/T 22239-2019 8.1.4.1 a (identity, complexity) at level 3; a district may ask for more. */
export const usualPasswordRule: PasswordRule = { minLength: 10, classes: 3 }

/** Longer is no password: it only makes the server work. */
export const longestPassword = 128

export type PasswordWeakness = 'too-short' | 'too-long' | 'too-few-classes' | 'holds-account-name'

/** Everything that is weak about a password at once; an empty list: it may be used. */
export function passwordWeaknesses(
  password: string,
  login: string,
  rule: PasswordRule = usualPasswordRule,
): PasswordWeakness[] {
  const found: PasswordWeakness[] = []
  const length = Array.from(password).length
  if (length < rule.minLength) found.push('too-short')
  if (length > longestPassword) found.push('too-long')
  if (classes.filter((each) => each.test(password)).length < rule.classes) found.push('too-few-classes')
  if (login && password.toLowerCase().includes(login.toLowerCase())) found.push('holds-account-name')
  return found
}

const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u]

/** No letter that is read for another (0 O, 1 l I): a generated password is read from paper and typed. */
const alphabets = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '-+=@#%']

/**
 * A password of all four classes, about 6 bits a sign. `below(n)` gives an integer from 0 to n-1: the system's
 * random source, but for demonstrations that must come out alike.
 */
export function generatePassword(length = 16, below: (bound: number) => number = randomInt): string {
  const pick = (from: string) => from.charAt(below(from.length))
  const signs = Array.from({ length }, (_, i) => pick(alphabets[i] ?? alphabets.join('')))
  for (let i = signs.length - 1; i > 0; i -= 1) {
    const j = below(i + 1)
    ;[signs[i], signs[j]] = [signs[j]!, signs[i]!]
  }
  return signs.join('')
}
