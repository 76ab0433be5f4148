import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The project's files as git sees them, tracked or new, none that is ignored. Paths run from its root. */
export interface Tree {
  root: string
  files: string[]
  text(file: string): string
}

/** What a fence found: `file:line` and what to do instead. */
export type Finding = string

export type Fence = (tree: Tree) => Finding[] | Promise<Finding[]>

export const findingOn = (file: string, line: number, advice: string): Finding => `${file}:${line} ${advice}`

/** A finding where the character at `offset` stands. */
export const finding = (tree: Tree, file: string, offset: number, advice: string): Finding =>
  findingOn(file, lineAt(tree.text(file), offset), advice)

export function readTree(root = path.join(import.meta.dirname, '..')): Tree {
  const files = (listedByGit(root) ?? listedByFolder(root)).sort()
  const texts = new Map<string, string>()
  const read = (file: string): string => {
    const text = readFileSync(path.join(root, file), 'utf8')
    texts.set(file, text)
    return text
  }
  return { root, files, text: (file) => texts.get(file) ?? read(file) }
}

/** Undefined where there is no git or no clone: in an unpacked archive, say. */
function listedByGit(root: string): string[] | undefined {
  if (!existsSync(path.join(root, '.git'))) return undefined
  // A clone may belong to another account than the one that tests it.
  const args = ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
  if (status !== 0) return undefined
  const listed = new Set(stdout.split('\0').filter(Boolean))
  return [...listed].filter((file) => existsSync(path.join(root, file)))
}

function listedByFolder(root: string, folder = '', ignored = ignoredIn(root)): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name)
    if (ignored.some((each) => path.matchesGlob(file, each) || path.matchesGlob(entry.name, each))) return []
    return entry.isDirectory() ? listedByFolder(root, file, ignored) : [file]
  })
}

function ignoredIn(root: string): string[] {
  const list = path.join(root, '.gitignore')
  const lines = existsSync(list) ? readFileSync(list, 'utf8').split('\n').filter(Boolean) : []
  return ['.git', ...lines.map((line) => line.replace(/\/$/, ''))]
}

/** The line, counted from 1, on which the character at `offset` stands. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

export const isCode = (file: string): boolean => /\.(ts|tsx|mjs|js)$/.test(file)
export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)

/** The floor's folder: `kernel`, `engines`, … */
export const topOf = (file: string): string => file.split('/')[0]!

/** `engines/flow`, `modules/appeals`; elsewhere the whole top folder is one room: `kernel`, `ui`, `tests`. */
export function roomOf(file: string): string {
  const [top, name] = file.split('/')
  return top === 'engines' || top === 'modules' ? `${top}/${name}` : top!
}
