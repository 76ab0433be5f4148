import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const folder = path.join(import.meta.dirname, 'dist')

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: folder,
    emptyOutDir: true,
    target: 'es2023',
    // The reader of PDFs, loaded where one is shown.
    chunkSizeWarningLimit: 1800,
    // Fonts and pictures stay files: the content policy allows no data address for them.
    assetsInlineLimit: 0,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/healthz': 'http://127.0.0.1:8080' } },
})
