import type { Surroundings } from './surroundings.ts'

export type MaskedKind =
  | 'phone'
  | 'landline'
  | 'service-line'
  | 'identity'
  | 'document'
  | 'bank-card'
  | 'email'
  | 'chat-account'
  | 'plate'

/** What a pattern found between its groups `open` and `shut`: as written in plain signs, and its digits alone. */
export interface Candidate extends Surroundings {
  text: string
  digits: string
}

/**
 * One look of one kind. Of what is found the group `open` stays readable, the group `shut` is hidden whole;
 * between them the first `head` and the last `tail` digits (with `letters`: letters and digits) stay readable.
 */
export interface Rule {
  kind: MaskedKind
  pattern: RegExp
  head: number
  tail: number
  letters?: true
  holds?: (found: Candidate) => boolean
}
