import { refuse } from '../errors.ts'
import type { Block } from './block.ts'
import { docxBody } from './docx-body.ts'
import { docxNumbering } from './docx-numbering.ts'
import { docxStyles } from './docx-styles.ts'
import { damaged } from './errors.ts'
import type { Limits } from './limits.ts'
import { measure } from './measure.ts'
import { XmlMalformed, xmlReader } from './xml.ts'
import { openZip } from './zip.ts'

const BODY = 'word/document.xml'

/**
 * The body of a DOCX as blocks: headings, paragraphs (with the numbers that Word computes) and tables with
 * their spans; deleted and hidden text, headers, footers and notes are left out.
 */
export async function* docxBlocks(bytes: Uint8Array, limits: Limits): AsyncGenerator<Block> {
  const zip = openZip(bytes, 'DOCX', limits)
  if (!zip.has(BODY)) refuse(damaged, { format: 'DOCX' })
  const count = measure(limits)
  const made: Block[] = []
  try {
    const body = docxBody(await docxStyles(zip), await docxNumbering(zip), (block) => {
      count.block(block)
      made.push(block)
    })
    const reader = xmlReader(body)
    for await (const chunk of zip.text(BODY)) {
      reader.write(chunk)
      yield* made.splice(0)
    }
    reader.end()
  } catch (thrown) {
    if (thrown instanceof XmlMalformed) refuse(damaged, { format: 'DOCX', why: thrown.message })
    throw thrown
  }
  yield* made
}
