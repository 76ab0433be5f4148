import { globSync, statSync } from 'node:fs'
import path from 'node:path'
import { packTexts } from './pack-text.ts'

/** Builds the pages (`apps/NAME/vite.config.ts`) that are missing or older than their sources; their names. */
export async function buildPages(root: string): Promise<string[]> {
  const stale = globSync('apps/*/vite.config.ts', { cwd: root })
    .map((config) => path.join(root, path.dirname(config)))
    .filter((app) => isStale(root, app))
  if (stale.length === 0) return []
  const { build } = await import('vite')
  for (const app of stale) {
    await build({
      ...{ root: app, configFile: path.join(app, 'vite.config.ts'), logLevel: 'warn' },
      // How long plugins took is nothing to tell who starts a district on a slow machine.
      build: { rolldownOptions: { checks: { bundlerTimings: false } } },
    })
    await packTexts(path.join(app, 'dist'))
  }
  return stale.map((app) => path.basename(app))
}

/** Exported for its test: compares times of change; a folder's own time tells of files taken away. */
export function isStale(root: string, app: string): boolean {
  const built = statSync(path.join(app, 'dist', 'index.html'), { throwIfNoEntry: false })
  if (!built) return true
  const sources = [
    'package-lock.json',
    'ui/**',
    '{engines,modules}/*/{web.tsx,web/**,rules/**}',
    `${path.relative(root, app)}/**`,
  ]
  return globSync(sources, { cwd: root, exclude: ['**/dist/**', '**/*.test.*'] }).some(
    (file) => path.basename(file) !== 'dist' && statSync(path.join(root, file)).mtimeMs > built.mtimeMs,
  )
}
