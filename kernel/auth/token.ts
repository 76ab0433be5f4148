import { createHash } from 'node:crypto'

/** Only the hash of a session's token or an API key is kept: who reads the table cannot sign in with it. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** The district stands before the first dot of a token: its row can be read under row-level security. */
export const tokenDistrict = (token: string): number | undefined => {
  const read = /^(\d{1,9})\./.exec(token)?.[1]
  return read ? Number(read) : undefined
}
