import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const folder = path.join(import.meta.dirname, 'dist')
const packedText = promisify(gzip)

/** Writes `x.js.gz` beside `x.js`: the server sends it as it lies, without packing at every request. */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  async writeBundle(_options, bundle) {
    const texts = Object.keys(bundle).filter((name) => /\.(js|mjs|css)$/.test(name))
    const pack = async (name: string) => {
      const file = path.join(folder, name)
      await writeFile(`${file}.gz`, await packedText(await readFile(file), { level: 9 }))
    }
    await Promise.all(texts.map(pack))
  },
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), packed],
  build: {
    outDir: folder,
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 1200,
    // Fonts and pictures stay files: the content policy allows no data address for them.
    assetsInlineLimit: 0,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/healthz': 'http://127.0.0.1:8080' } },
})
