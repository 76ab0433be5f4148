import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Finding, findingOn, roomOf, topOf, type Tree } from './tree.ts'

const knip = path.join(import.meta.dirname, '../node_modules/knip/bin/knip.js')

/** What knip calls an issue, and what to do about it. */
const advice: Record<string, (name: string) => string> = {
  files: () => 'delete it: nothing reaches it',
  exports: (name) => `${name}: delete it, or keep it to this file: nobody else uses it`,
  duplicates: (name) => `${name}: export it once`,
  dependencies: (name) => `${name}: take it out, nothing uses it`,
  devDependencies: (name) => `${name}: take it out, nothing uses it`,
  unlisted: (name) => `${name}: list it in package.json`,
  unresolved: (name) => `${name}: there is no such file`,
}

type Issue = { file: string } & Record<string, { name: string; line?: number }[]>

/**
 * Every file is reached, every export used outside its file, every package listed and used. Types are left
 * out (they name what functions take and give), and so is what a door offers: that is its room's promise.
 */
export async function useEverything(tree: Tree): Promise<Finding[]> {
  const issues = await ask(tree)
  return issues.flatMap((issue) => told(issue, isDoor(issue.file) ? { files: advice.files! } : advice))
}

async function ask(tree: Tree): Promise<Issue[]> {
  const args = [knip, '--directory', tree.root, '--no-progress', '--no-exit-code', '--reporter', 'json']
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 26 })
  return (JSON.parse(stdout) as { issues: Issue[] }).issues
}

const told = (issue: Issue, say: typeof advice): Finding[] =>
  Object.entries(say).flatMap(([kind, words]) =>
    (issue[kind] ?? []).map(({ name, line }) => findingOn(issue.file, line ?? 1, words(name))),
  )

/** Files that other rooms may enter by. */
const isDoor = (file: string): boolean =>
  file === `${roomOf(file)}/${path.basename(roomOf(file))}.ts` ||
  (['kernel', 'ui'].includes(topOf(file)) && file.split('/').length === 2)
