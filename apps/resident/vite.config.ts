import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const folder = path.join(import.meta.dirname, 'dist')

/** A bundle of its own: a resident on a poor line loads nothing of the console. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/resident/',
  plugins: [react()],
  build: { outDir: folder, emptyOutDir: true, target: 'es2020', assetsInlineLimit: 0 },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
