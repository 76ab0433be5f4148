import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  malformed,
  Refused,
  type RefusalDetails,
  sentence,
  tooLarge,
  tooMany,
  unavailable,
} from '../errors.ts'

/** Every failure leaves in one form: `{ code, message: { zh, en }, details }`. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refused = error instanceof Refused ? error : asRefusal(error)
  if (refused.refusal.status >= 500) request.log.error({ err: error, url: request.url }, 'failed')
  if (refused.refusal === tooMany) reply.header('retry-after', String(refused.details.seconds))
  void reply
    .code(refused.refusal.status)
    .type('application/json; charset=utf-8')
    .send({ code: refused.refusal.code, message: sentence(refused), details: refused.details })
}

/** What the framework or the database threw, said in our words; nothing internal leaves the server. */
function asRefusal(error: unknown): Refused {
  const { statusCode, code, message } = error as { statusCode?: number; code?: string; message?: string }
  if (statusCode === 413 || code === 'FST_REQ_FILE_TOO_LARGE') return new Refused(tooLarge, limitOf(error))
  if (statusCode && statusCode >= 400 && statusCode < 500)
    return new Refused({ ...malformed, status: statusCode }, { why: message ?? code ?? '' })
  // 22xxx: a value the column cannot hold (a NUL byte, a number out of range) slipped past the schema.
  if (code && /^22[0-9A-Z]{3}$/.test(code)) return new Refused(malformed, { why: 'value out of range' })
  return new Refused(unavailable)
}

const limitOf = (error: unknown): RefusalDetails => ({
  limit: (error as { limit?: number }).limit ?? 'the limit',
})
