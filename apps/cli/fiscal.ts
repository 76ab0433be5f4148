import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { systemClock } from '#kernel/clock.ts'
import { Refused, sentence } from '#kernel/errors.ts'
import {
  annotatedPage,
  type CheckedFile,
  checkFileWhole,
  findingsBook,
  type Language,
  languages,
  league,
  markedPdf,
  type NamedCheck,
  toldIn,
  type ToldFinding,
} from '#modules/fiscal/module.ts'
import { type Call, type Command, type ExitCode, WrongCall } from './command.ts'
import { composeFiscal } from './fiscal-compose.ts'

/** `fiscal check FILE…`: needs no database and no sign-in. */
export const fiscal: Command = {
  name: 'fiscal',
  title: { zh: '检查、编制预决算公开文件', en: 'Check and compose published budgets and final accounts' },
  usage:
    'check FILE… [--against FILE] [--html FOLDER] [--xlsx FILE] [--marked FILE.pdf|FOLDER] [--language zh|en] | fiscal compose DATA.json --out FOLDER',
  help: [
    '逐条列出数字、占比、口径、名称和文字上的问题，每条都有行号（PDF 为页）和算式。可读 PDF、DOCX、XLSX、HTML 和文本。',
    'Every figure that does not add up and every sentence that contradicts a table, with its line (page of a PDF) and its working.',
    '--against FILE：与同一单位的另一份文件（上年决算、当年预算）对照。Holds it against another document of the unit.',
    '--html FOLDER：原文加批注的网页；--xlsx FILE：全部发现和排名。The text with its findings as pages; all findings as a workbook.',
    '--marked FILE.pdf（多份时为文件夹）：原 PDF 加标注，每处发现一个色块、序号和批注。The PDF itself with a mark, a number and a note for every finding; a folder for several.',
    '--language en：发现用英文说明；默认中文。Findings in English; Chinese unless said.',
    'compose：由数据（JSON 或 XLSX）编制预算、决算公开的 PDF、DOCX、XLSX、HTML 和文本；还缺原因说明时退出码为 1。',
    'compose: a budget or final accounts as PDF, DOCX, XLSX, HTML and text from a data file (JSON or XLSX).',
    'Exit code 1 where there is a finding of severity error.',
  ],
  options: {
    out: { type: 'string' },
    against: { type: 'string' },
    html: { type: 'string' },
    xlsx: { type: 'string' },
    marked: { type: 'string' },
    language: { type: 'string', default: 'zh' },
  },
  words: [2, 2_000],
  async run(call) {
    const [action, ...files] = call.words
    if (action === 'compose') return composeFiscal(call, files[0])
    if (action !== 'check') throw new WrongCall('')
    return check(call, files)
  },
}

/** What a check prints: the findings in the language that was asked for. */
interface Told {
  document: Omit<CheckedFile['document'], 'unread'> & { unread: { line: number; why: string }[] }
  findings: ToldFinding[]
}

/** Of several files, one that cannot be read does not stop the others: it stands in its place with its refusal. */
type Answer = Told | { file: string; refused: { code: string; zh: string; en: string } }

async function check({ values, print, tell }: Call, files: readonly string[]): Promise<ExitCode> {
  const word = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
  const other = word('against')
  const against =
    other === undefined ? undefined : { bytes: await readFile(other), name: path.basename(other) }
  const pages = word('html')
  if (pages) await mkdir(pages, { recursive: true })
  const language = languageOf(word('language'))
  const marked = word('marked')
  if (marked && !isPdf(marked)) await mkdir(marked, { recursive: true })
  if (marked && isPdf(marked) && files.length > 1)
    throw new WrongCall('--marked：多份文件须给文件夹 takes a folder for several files')
  const checked: Answer[] = []
  const named: NamedCheck[] = []
  for (const file of files) {
    const name = path.basename(file)
    try {
      const bytes = await readFile(file)
      const read = await checkFileWhole(bytes, name, against)
      if (marked && (files.length === 1 || read.document.file === 'pdf'))
        await writeFile(
          isPdf(marked) ? marked : path.join(marked, name),
          await markedPdf(bytes, read, { now: systemClock(), language }),
        )
      else if (marked) tell(`${name}  不是 PDF，没有加标注 is no PDF and was not marked`)
      if (pages) await writeFile(path.join(pages, `${name}.html`), annotatedPage(name, read, language))
      named.push({ name, document: read.document, findings: read.findings })
      checked.push(toldOf(read, language))
    } catch (error) {
      if (files.length === 1) throw error
      checked.push(refusedAs(file, error))
    }
  }
  const book = word('xlsx')
  if (book) await writeFile(book, await findingsBook(named, language))
  print(checked.length === 1 ? checked[0] : checked, () => [
    ...checked.flatMap((one, index) => told(files[index]!, one, language)),
    ...(named.length > 2
      ? league(named).map(({ name, document, findings }, n) => {
          const errors = findings.filter(({ severity }) => severity === 'error').length
          const counted =
            language === 'en'
              ? `errors ${errors}, findings ${findings.length}`
              : `错误 ${errors}，发现 ${findings.length}`
          return `${n + 1}. ${document.unit || name} ${document.year ?? ''}  ${counted}`
        })
      : []),
  ])
  if (checked.some((one) => 'refused' in one)) return 2
  return named.some(({ findings }) => findings.some(({ severity }) => severity === 'error')) ? 1 : 0
}

function languageOf(said = 'zh'): Language {
  const language = languages.find((one) => one === said)
  if (!language) throw new WrongCall(`--language 只能是 zh 或 en takes zh or en, not ${said}`)
  return language
}

const toldOf = ({ document, findings }: CheckedFile, language: Language): Told => ({
  document: {
    ...document,
    unread: document.unread.map(({ line, why, en }) => ({ line, why: language === 'en' ? en : why })),
  },
  findings: findings.map((one) => toldIn(one, language)),
})

const isPdf = (name: string): boolean => /\.pdf$/i.test(name)

function refusedAs(file: string, error: unknown): Answer {
  if (!(error instanceof Refused)) throw error
  return { file, refused: { code: error.refusal.code, ...sentence(error) } }
}

const told = (file: string, answer: Answer, language: Language): string[] => {
  if ('refused' in answer) return [`${file}  ${answer.refused[language]}`]
  const { document, findings } = answer
  const mark = document.file === 'pdf' ? 'P' : 'L'
  const counted =
    language === 'en'
      ? `${document.tables.length} tables, ${findings.length} findings`
      : `${document.tables.length} 张表，${findings.length} 处发现`
  const colon = language === 'en' ? ': ' : '：'
  return [
    `${file}  ${document.unit} ${document.year ?? ''}  ${counted}`,
    ...document.unread.map(({ line, why }) => `  ${mark}${line} [unread] ${why}`),
    ...findings.map(
      (one) =>
        `  ${mark}${one.line} [${one.severity}] ${one.rule}  ${one.place}${colon}${one.found} → ${one.expected}  ${one.computation}`,
    ),
  ]
}
