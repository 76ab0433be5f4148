import { allRefusals, refusal, type Refusal } from '../errors.ts'

export const fileEmpty = refusal('documents.empty', 422, {
  zh: '文件是空的。请确认选对了文件后重新上传。',
  en: 'The file is empty: check that it is the right one and send it again.',
})
export const fileTooLarge = refusal('documents.too-large', 413, {
  zh: '文件超过 {limit} MB。请拆分或压缩图片后再上传。',
  en: 'The file is larger than {limit} MB: split it or make its pictures smaller.',
})
export const kindUnknown = refusal('documents.kind-unknown', 415, {
  zh: '认不出“{name}”是什么文件。可以上传 PDF、DOCX、XLSX、HTML、CSV 或纯文本。',
  en: 'The kind of “{name}” is unknown. PDF, DOCX, XLSX, HTML, CSV and plain text can be read.',
})
export const kindUnsupported = refusal('documents.kind-unsupported', 415, {
  zh: '这是 {found} 文件，不能直接读取。请另存为 {instead} 后再上传。',
  en: 'This is a {found} file, which cannot be read: save it as {instead} and send that.',
})
export const encrypted = refusal('documents.encrypted', 422, {
  zh: '文件设有打开密码。请去掉密码后再上传。',
  en: 'The file needs a password to open: remove the password and send it again.',
})
export const damaged = refusal('documents.damaged', 422, {
  zh: '这个 {format} 文件已损坏或不完整。请在原软件中打开并另存后再上传。',
  en: 'This {format} file is damaged or incomplete: open it in its program, save it anew and send that.',
})
export const expandsTooFar = refusal('documents.expands-too-far', 413, {
  zh: '压缩内容展开后超过 {limit} MB 或膨胀倍数异常，已停止读取。请检查文件来源。',
  en: 'The packed content grows beyond {limit} MB or by an unusual factor: reading was stopped. Check its origin.',
})
export const tooManyPages = refusal('documents.too-many-pages', 413, {
  zh: '文件有 {pages} 页，超过 {limit} 页。请拆分后再上传。',
  en: 'The file has {pages} pages, more than {limit}: split it and send the parts.',
})
export const tooManyCells = refusal('documents.too-many-cells', 413, {
  zh: '文件的段落和单元格超过 {limit} 个。请拆分后再上传。',
  en: 'The file has more than {limit} paragraphs and cells: split it and send the parts.',
})
export const tooMuchText = refusal('documents.too-much-text', 413, {
  zh: '文件的文字超过 {limit} 字。请拆分后再上传。',
  en: 'The file holds more than {limit} characters: split it and send the parts.',
})
export const tooSlow = refusal('documents.too-slow', 422, {
  zh: '读取超过 {seconds} 秒，已停止。文件可能异常复杂，请另存或拆分后再上传。',
  en: 'Reading took longer than {seconds} seconds and was stopped: save the file anew or split it.',
})
export const tooHeavy = refusal('documents.too-heavy', 422, {
  zh: '读取这个文件需要的内存超过 {limit} MB，已停止。请另存或拆分后再上传。',
  en: 'Reading this file needs more than {limit} MB of memory and was stopped: save it anew or split it.',
})
export const noText = refusal('documents.no-text', 422, {
  zh: '文件里没有文字，可能是扫描件。请提供可以选中文字的版本。',
  en: 'The file holds no text; it may be a scan. Send a version whose text can be selected.',
})
export const encodingUnknown = refusal('documents.encoding-unknown', 422, {
  zh: '认不出文本的编码。请用 UTF-8 或 GB18030 编码另存后再上传。',
  en: 'The encoding of the text is unknown: save it as UTF-8 or GB18030 and send it again.',
})
export const encodingMixed = refusal('documents.encoding-mixed', 422, {
  zh: '文本按 {encoding} 编码，但第 {line} 行有不属于它的字节。请统一编码后再上传。',
  en: 'The text is {encoding}, but line {line} has bytes that are not: save it in one encoding.',
})
export const quoteUnclosed = refusal('documents.quote-unclosed', 422, {
  zh: '从第 {line} 行开始的引号没有成对。请更正后再导入。',
  en: 'The quotation mark of line {line} is never closed: mend it and import again.',
})
export const jsonMalformed = refusal('documents.json-malformed', 422, {
  zh: '第 {line} 行不是正确的 JSON（{why}）。请更正后再导入。',
  en: 'Line {line} is not JSON ({why}): mend it and import again.',
})
export const recordTooLong = refusal('documents.record-too-long', 413, {
  zh: '第 {line} 行起的一条记录超过 {limit} 字节。请检查引号是否成对。',
  en: 'A record starting at line {line} is longer than {limit} bytes: check that its quotes come in pairs.',
})
export const sheetMissing = refusal('documents.sheet-missing', 422, {
  zh: '工作簿里没有名为“{sheet}”的工作表；现有：{found}。',
  en: 'The workbook has no sheet “{sheet}”; it has: {found}.',
})
export const tooMuchToTypeset = refusal('documents.too-much-to-typeset', 413, {
  zh: '要排版的内容超过 {limit} MB。请缩小范围，或改为导出 XLSX、CSV。',
  en: 'The content to typeset is larger than {limit} MB: narrow it, or export XLSX or CSV instead.',
})
export const typesettingTooSlow = refusal('documents.typesetting-too-slow', 503, {
  zh: '排版超过 {seconds} 秒，已停止。请缩小范围后重试。',
  en: 'Typesetting took longer than {seconds} seconds and was stopped: narrow the content and try again.',
})

/** A refusal made in the reading process comes home as its code. */
export const refusalByCode = (code: string): Refusal | undefined =>
  allRefusals().find((made) => made.code === code)
