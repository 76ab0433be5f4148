import { accessSync, constants } from 'node:fs'
import type { ParseArgsOptionsConfig } from 'node:util'
import type { Config } from '#kernel/config.ts'
import type { Text } from '#kernel/errors.ts'

/** 0: good; 1: what was checked is wrong; 2: the call is wrong or could not be carried out. */
export type ExitCode = 0 | 1 | 2

export type Values = Readonly<Record<string, string | boolean | undefined>>

/** What a command is given: its words, its environment, where it may speak. */
export interface Call {
  words: readonly string[]
  values: Values
  config: Config
  /** The result, to standard output: the object with `--json`, else the lines. */
  print: (result: unknown, lines: () => readonly string[]) => void
  /** Progress and warnings, to standard error. */
  tell: (line: string) => void
}

export interface Command {
  name: string
  title: Text
  /** What stands behind the name, e.g. `--mapping MAPPING.json FILE`. */
  usage: string
  /** One line for each option and what else must be known. */
  help: readonly string[]
  options: ParseArgsOptionsConfig
  /** How many words it takes, at least and at most. */
  words: readonly [number, number]
  run(call: Call): Promise<ExitCode>
}

/** Wrong use of a command: said with its usage, exit code 2. */
export class WrongCall extends Error {}

/** The value of an option that must be there. */
export function needed({ values }: Call, name: string): string {
  const value = values[name]
  if (typeof value !== 'string') throw new WrongCall(`--${name} 必须给出 is needed`)
  return value
}

export const optional = ({ values }: Call, name: string): string | undefined =>
  typeof values[name] === 'string' ? values[name] : undefined

/** A six-digit division code. */
export function districtCode(text: string): number {
  if (!/^\d{6}$/.test(text))
    throw new WrongCall(`--district 须为六位代码 takes a code of six digits, not ${text}`)
  return Number(text)
}

/** A file that can be read. */
export function readable(file: string): string {
  try {
    accessSync(file, constants.R_OK)
    return file
  } catch {
    throw new WrongCall(`无法读取 cannot read ${file}`)
  }
}
