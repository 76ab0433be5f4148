import { globSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const packed = promisify(gzip)

/** Writes `x.js.gz` beside `x.js`: the server sends it as it lies, without packing at every request. */
export async function packTexts(folder: string): Promise<void> {
  const texts = globSync('**/*.{js,mjs,css}', { cwd: folder })
  const pack = async (name: string) => {
    const file = path.join(folder, name)
    await writeFile(`${file}.gz`, await packed(await readFile(file), { level: 9 }))
  }
  await Promise.all(texts.map(pack))
}
