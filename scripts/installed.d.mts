interface LockEntry {
  integrity?: string
  link?: boolean
  optional?: boolean
  devOptional?: boolean
  peer?: boolean
}
export type LockEntries = Record<string, LockEntry>
type Variables = Record<string, string | undefined>

export function notInstalled(
  want: LockEntries,
  have: LockEntries | undefined,
  isThere: (folder: string) => boolean,
): string[]
export function innerNpmEnvironment(env: Variables): Variables
export function majorOf(version: string): number
