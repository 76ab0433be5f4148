import { fileTypeFromBuffer } from 'file-type'

/** What a file is, by its bytes; the sender's word decides only between kinds of text. */
export async function mediaTypeOf(bytes: Buffer, name: string): Promise<string> {
  const found = await fileTypeFromBuffer(bytes)
  if (found) return found.mime
  if (bytes.includes(0)) return unknown
  return textKinds[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? unknown
}

const unknown = 'application/octet-stream'
const textKinds: Record<string, string> = { txt: 'text/plain', csv: 'text/csv' }
