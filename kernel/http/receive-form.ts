import type { FastifyRequest } from 'fastify'
import { malformed, refuse } from '../errors.ts'
import type { FileStore } from '../files.ts'
import type { Upload } from '../route.ts'
import { wrongMediaType } from './answer-error.ts'

/** Reads `multipart/form-data`: files go to the store as they arrive, the other fields are texts. */
export async function receiveForm(
  request: FastifyRequest,
  files: FileStore,
  maxBytes: number,
): Promise<{ fields: Record<string, unknown>; uploads: Upload[] }> {
  if (!request.isMultipart()) throw wrongMediaType(request, 'multipart/form-data')
  const fields: Record<string, unknown> = {}
  const uploads: Upload[] = []
  try {
    for await (const part of request.parts({ limits: { fileSize: maxBytes } }))
      if (part.type === 'field') fields[part.fieldname] = part.value
      else {
        const stored = await files.put(part.file, { maxBytes })
        uploads.push({ field: part.fieldname, name: plainName(part.filename), ...stored })
      }
  } catch (error) {
    if (isBrokenForm(error)) refuse(malformed, { why: error.message })
    throw error
  }
  return { fields, uploads }
}

/** The form's reader names its errors by their words alone: no boundary or too long a one, an end that is missing. */
const isBrokenForm = (error: unknown): error is Error =>
  error instanceof Error &&
  /^Multipart: |unexpected end of multipart data|^The needle|^Malformed part header/i.test(error.message)

/** The last part of a path, without signs that a header or a terminal would obey. */
const plainName = (name: string | undefined): string =>
  (name ?? '')
    .replace(/^.*[\\/]/s, '')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .slice(0, 200) || 'file'
