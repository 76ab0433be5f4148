import type { FastifyRequest } from 'fastify'
import { auditEntry } from '../audit.ts'
import { passwordDue, type SignedIn } from '../auth.ts'
import { notSignedIn, refuse, wrongToken } from '../errors.ts'
import { refuseLacking } from '../permissions.ts'
import type { Route } from '../route.ts'
import { sessionCookie } from '../session-cookie.ts'
import type { HttpOptions } from './options.ts'

declare module 'fastify' {
  interface FastifyRequest {
    signed: SignedIn | undefined
  }
}

/** The session behind a request, if it may take this route; refuses it otherwise. */
export async function whoAsks(
  request: FastifyRequest,
  options: HttpOptions,
  made: Route,
): Promise<SignedIn | undefined> {
  const token = request.cookies[sessionCookie]
  const found = token ? await options.auth.session(token) : undefined
  const meant = made.method === 'GET' || request.headers['x-csrf-token'] === found?.csrf
  // A page elsewhere may make a browser post here, but then nobody is signed in.
  if (made.can === 'public') return meant ? found : undefined
  if (!found) return refuse(notSignedIn)
  if (!meant) refuse(wrongToken)
  if (made.can === 'signed-in') return found
  if (found.mustChangePassword) refuse(passwordDue)
  if (!found.user.permissions.has(made.can)) {
    await recordRefusal(request, options, made, found)
    refuseLacking(made.can)
  }
  return found
}

/** What was tried and not let through is on record too (GB/T 22239-2019 8.1.4.3: success or not). */
const recordRefusal = (
  request: FastifyRequest,
  { store, clock }: HttpOptions,
  made: Route,
  { user }: SignedIn,
) =>
  store.inDistrict(user.district, async ({ db, atCommit }) =>
    atCommit(
      auditEntry(db, {
        district: user.district,
        account: user.account,
        act: `${made.method} ${made.path}`,
        succeeded: false,
        address: request.ip,
        at: clock(),
      }),
    ),
  )
