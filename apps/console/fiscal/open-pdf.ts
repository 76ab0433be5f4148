import type { PDFDocumentProxy, PDFPageProxy } from 'unpdf/pdfjs'

export type { PDFDocumentProxy, PDFPageProxy }

/** Maps of Chinese fonts' codes, for files that embed neither the fonts nor the maps; each a file of the bundle. */
const cmaps = import.meta.glob<string>('../../../kernel/documents/cmaps/*.bcmap', {
  query: '?url',
  import: 'default',
  eager: true,
})
const addressOf = new Map(Object.entries(cmaps).map(([path, address]) => [path.split('/').at(-1), address]))

/** Gives PDF.js the maps it asks for; fonts and decoders of its own are not at hand. */
class BundledFiles {
  async fetch({ filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const address = addressOf.get(filename)
    if (address === undefined) throw new Error(`${filename} is not at hand`)
    return new Uint8Array(await (await fetch(address)).arrayBuffer())
  }
}

/** Opens the PDF at an address; the reader is loaded when it is first needed. */
export async function openPdf(address: string): Promise<PDFDocumentProxy> {
  const [{ getDocument }, answer] = await Promise.all([import('unpdf/pdfjs'), fetch(address)])
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  const data = new Uint8Array(await answer.arrayBuffer())
  return getDocument({
    data,
    BinaryDataFactory: BundledFiles,
    cMapPacked: true,
    useWasm: false,
    verbosity: 0,
  }).promise
}
