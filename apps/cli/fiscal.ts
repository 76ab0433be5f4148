import { readFile } from 'node:fs/promises'
import { checkFile, type CheckedFile } from '#modules/fiscal/module.ts'
import { type Command, WrongCall } from './command.ts'
import { composeFiscal } from './fiscal-compose.ts'

/** `fiscal check FILE…`: needs no database and no sign-in. */
export const fiscal: Command = {
  name: 'fiscal',
  title: { zh: '检查、编制预决算公开文件', en: 'Check and compose published budgets and final accounts' },
  usage: 'check FILE… | fiscal compose DATA.json --out FOLDER',
  help: [
    '逐条列出数字、占比、口径、名称和文字上的问题，每条都有行号和算式。',
    'Every figure that does not add up and every sentence that contradicts a table, with its line and its working.',
    'compose：由数据（JSON 或 XLSX）编制决算公开的 PDF、DOCX、XLSX、HTML 和文本；还缺原因说明时退出码为 1。',
    'compose: final accounts as PDF, DOCX, XLSX, HTML and text from a data file (JSON or XLSX).',
    'Exit code 1 where there is a finding of severity error.',
  ],
  options: { out: { type: 'string' } },
  words: [2, 2_000],
  async run(call) {
    const { words, print } = call
    const [action, ...files] = words
    if (action === 'compose') return composeFiscal(call, files[0])
    if (action !== 'check') throw new WrongCall('')
    const checked = await Promise.all(files.map(async (file) => checkFile(await readFile(file))))
    print(checked.length === 1 ? checked[0] : checked, () =>
      checked.flatMap((one, index) => told(files[index]!, one)),
    )
    return checked.some(({ findings }) => findings.some(({ severity }) => severity === 'error')) ? 1 : 0
  },
}

const told = (file: string, { document, findings }: CheckedFile): string[] => [
  `${file}  ${document.unit} ${document.year ?? ''}  ${document.tables.length} 张表，${findings.length} 处发现`,
  ...document.unread.map(({ line, why }) => `  L${line} [unread] ${why}`),
  ...findings.map(
    (one) =>
      `  L${one.line} [${one.severity}] ${one.rule}  ${one.place}：${one.found} → ${one.expected}  ${one.computation}`,
  ),
]
