import { createHash } from 'node:crypto'

/** Only the hash of a session's token or an API key is kept: who reads the table cannot sign in with it. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
