import { z } from 'zod'
import { Refused, type RefusalDetails, sentence } from '#kernel/errors.ts'
import type { Problem } from '#kernel/problems.ts'
import { raw, type RawReply } from '#kernel/route.ts'
import { toXml, type XmlValue } from './xml.ts'

export const format = z.enum(['json', 'xml'])
/** As the discovery document names them. */
export const forms = ['text/xml', 'application/json'] as const
export type Format = z.output<typeof format>

/** What each list of the standard is made of, in XML. */
const items = {
  services: 'service',
  service_requests: 'request',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
  attributes: 'attribute',
}

/** An answer of GeoReport v2, in the form the address asks for. */
export const answerAs = (form: Format, root: string, value: XmlValue, status = 200): RawReply =>
  raw({
    status,
    headers: {
      'content-type': form === 'xml' ? 'text/xml; charset=utf-8' : 'application/json; charset=utf-8',
      'access-control-allow-origin': '*',
    },
    body: form === 'xml' ? toXml(root, value, items) : JSON.stringify(value),
  })

/** GeoReport v2, "Error Messages": a list of code and description, whatever went wrong. */
export function refuseAsOpen311(refused: Refused, { url }: { url: string }): RawReply {
  const form: Format = /\.xml(\?|$)/.test(url) ? 'xml' : 'json'
  const { status } = refused.refusal
  // The standard knows 400, 403 and 404; what does not fit a field is a 400 there.
  const code = status === 422 || status === 415 ? 400 : status
  return answerAs(form, 'errors', described(refused, code), code)
}

function described(refused: Refused, code: number): { code: number; description: string }[] {
  const { issues } = refused.details as RefusalDetails & { issues?: Problem[] }
  if (issues) return issues.map(({ field, problem }) => ({ code, description: `${field} ${problem.en}` }))
  return [{ code, description: sentence(refused).en }]
}
