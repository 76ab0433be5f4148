import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { loadConfig } from '#kernel/config.ts'
import { type Call, WrongCall } from './command.ts'
import { composeFiscal } from './fiscal-compose.ts'

const example = path.join(
  import.meta.dirname,
  ...['..', '..', 'modules', 'fiscal', 'compose', 'example', 'accounts-2024.json'],
)

/** Calls the command as the operator's tool does; what it prints with `--json` is the result. */
async function compose(file: string, out: string | undefined) {
  let printed: unknown
  const call: Call = {
    ...{ words: ['compose', file], values: { out }, config: loadConfig({}), tell: () => undefined },
    print: (result) => void (printed = result),
  }
  const code = await composeFiscal(call, file)
  return { code, printed: printed as { files: string[]; wanting: { key: string }[] } }
}

test('accounts come as five files; a reason that is wanting makes them drafts', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'huying-compose-'))
  try {
    const { code, printed } = await compose(example, path.join(folder, 'out'))
    assert.equal(code, 0)
    assert.deepEqual(
      printed.files.map((file) => path.extname(file)),
      ['.txt', '.html', '.docx', '.xlsx', '.pdf'],
    )
    for (const file of printed.files) assert.ok((await readFile(file)).length > 10_000, file)
    const data = JSON.parse(await readFile(example, 'utf8'))
    delete data.reasons['income.change']
    const unfinished = path.join(folder, 'draft.json')
    await writeFile(unfinished, JSON.stringify(data))
    const second = await compose(unfinished, path.join(folder, 'draft'))
    assert.equal(second.code, 1)
    assert.deepEqual(
      second.printed.wanting.map(({ key }) => key),
      ['income.change'],
    )
    await assert.rejects(compose(example, undefined), WrongCall)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
