import path from 'node:path'
import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Writes `x.js.gz` beside `x.js`: the server sends it as it lies, without packing at every request. */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  generateBundle(_options, bundle) {
    for (const [name, file] of Object.entries(bundle)) {
      const source = file.type === 'chunk' ? file.code : file.source
      if (/\.(js|mjs|css|svg)$/.test(name))
        this.emitFile({ type: 'asset', fileName: `${name}.gz`, source: gzipSync(source, { level: 9 }) })
    }
  },
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), packed],
  build: {
    outDir: path.join(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 1200,
    // Fonts and pictures stay files: the content policy allows no data address for them.
    assetsInlineLimit: 0,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/healthz': 'http://127.0.0.1:8080' } },
})
