import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Report, toDocx, toHtml, toPdf, toText, toXlsx } from '#engines/reports/reports.ts'
import { composeDisclosure, fiscalDataFrom } from '#modules/fiscal/module.ts'
import { type Call, type ExitCode, needed, readable, WrongCall } from './command.ts'

/**
 * `fiscal compose DATA --out FOLDER`: a budget or final accounts from a JSON or XLSX file, as PDF, DOCX, XLSX, HTML and
 * text. Exit code 1 where a reason that only a person knows is still wanting: the files are then drafts.
 */
export async function composeFiscal(call: Call, file: string | undefined): Promise<ExitCode> {
  if (!file) throw new WrongCall('')
  const folder = needed(call, 'out')
  const data = await fiscalDataFrom(await readFile(readable(file)), path.basename(file))
  const report = composeDisclosure(data)
  const written = await writeAll(report, folder, new Date(`${data.published}T00:00:00Z`))
  const wanting = report.wanting.map(({ key, about }) => ({ key, about }))
  call.print({ title: report.title, files: written, wanting }, () => [
    report.title,
    ...written.map((name) => `  ${name}`),
    ...wanting.map(({ key, about }) => `  待填写 wanting: reasons.${key}  ${about}`),
  ])
  return wanting.length > 0 ? 1 : 0
}

async function writeAll(report: Report, folder: string, at: Date): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const outputs: [string, string | Uint8Array][] = [
    ['txt', toText(report)],
    ['html', toHtml(report)],
    ['docx', await toDocx(report)],
    ['xlsx', await toXlsx(report)],
    ['pdf', await toPdf(report, at)],
  ]
  return Promise.all(
    outputs.map(async ([kind, content]) => {
      const name = path.join(folder, `${report.title}.${kind}`)
      await writeFile(name, content)
      return name
    }),
  )
}
