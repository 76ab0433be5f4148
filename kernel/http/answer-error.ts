import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  failed,
  malformed,
  mediaTypeWrong,
  Refused,
  sentence,
  type Text,
  tooLarge,
  tooMany,
  unavailable,
} from '../errors.ts'
import { isStoreAway } from '../sql.ts'

/** Every failure leaves in one form: `{ code, message: { zh, en }, details }`. */
export function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  onFailure?: (error: unknown) => void,
): void {
  const refused = asRefusal(error, request)
  if (refused.refusal.status >= 500) {
    request.log.error({ err: error, url: request.url }, 'failed')
    onFailure?.(error)
  }
  if (refused.refusal === tooMany) reply.header('retry-after', String(refused.details.seconds))
  void reply
    .code(refused.refusal.status)
    .type('application/json; charset=utf-8')
    .send({ code: refused.refusal.code, message: sentence(refused), details: refused.details })
}

/** What the framework or the database threw, said in our words; nothing internal leaves the server. */
export function asRefusal(error: unknown, request: FastifyRequest): Refused {
  // The caller hung up in the middle of its request: nobody hears this, and nothing here is at fault.
  if (request.raw.destroyed && !request.raw.complete)
    return new Refused(malformed, { why: { zh: '请求中断', en: 'the request broke off' } })
  if (error instanceof Refused) return error
  const { statusCode, code, message } = error as { statusCode?: number; code?: string; message?: string }
  if (statusCode === 415) return wrongMediaType(request)
  if (statusCode === 413) return new Refused(tooLarge, { limit: request.routeOptions.bodyLimit })
  if (statusCode && statusCode >= 400 && statusCode < 500)
    return new Refused({ ...malformed, status: statusCode }, { why: whys[code ?? ''] ?? message ?? '' })
  // 22xxx: a value the column cannot hold (a NUL byte, a number out of range) slipped past the schema.
  if (code && /^22[0-9A-Z]{3}$/.test(code))
    return new Refused(malformed, { why: { zh: '有超出范围的值', en: 'a value is out of range' } })
  return new Refused(isStoreAway(error) ? unavailable : failed)
}

/** What the framework finds wrong with a body, in our words. */
const whys: Record<string, Text> = {
  FST_ERR_CTP_INVALID_JSON_BODY: { zh: '内容不是正确的 JSON', en: 'the body is not JSON' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { zh: '内容为空', en: 'the body is empty' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    zh: '内容长度与 Content-Length 不符',
    en: 'the body is not as long as its Content-Length says',
  },
  FST_ERR_BAD_URL: { zh: '地址中的编码不正确', en: 'the address is not encoded as it must be' },
}

/** A body in a form that the route does not read. */
export const wrongMediaType = (request: FastifyRequest, takes = plainForms): Refused =>
  new Refused(mediaTypeWrong, { given: request.headers['content-type'] ?? '–', takes })

const plainForms = 'application/json, application/x-www-form-urlencoded'
