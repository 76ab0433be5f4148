import { parseArgs } from 'node:util'
import { loadConfig } from '#kernel/config.ts'
import { Refused, sentence } from '#kernel/errors.ts'
import { backup } from './cli/backup.ts'
import { type Command, type ExitCode, WrongCall } from './cli/command.ts'
import { exportCommand } from './cli/export.ts'
import { fiscal } from './cli/fiscal.ts'
import { importCommand } from './cli/import.ts'
import { init } from './cli/init.ts'
import { openapi } from './cli/openapi.ts'
import { replay } from './cli/replay.ts'
import { restore } from './cli/restore.ts'
import { serve } from './cli/serve.ts'
import { user } from './cli/user.ts'
import { verify } from './cli/verify.ts'
import { work } from './cli/work.ts'

/** The operator's tool: `npm run huying -- COMMAND`. Exit code 0: good, 1: what was checked is wrong, 2: the call is. */
const commands: readonly Command[] = [
  init,
  importCommand,
  exportCommand,
  replay,
  verify,
  backup,
  restore,
  user,
  serve,
  work,
  fiscal,
  openapi,
]

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const tell = (line: string): void => void process.stderr.write(`${line}\n`)

async function main([name, ...args]: string[]): Promise<ExitCode> {
  if (name === undefined || name === '--help' || name === 'help') {
    for (const line of overview()) say(line)
    return name === undefined ? 2 : 0
  }
  const command = commands.find((one) => one.name === name)
  if (!command) {
    tell(`没有命令 there is no command “${name}”: npm run huying -- --help`)
    return 2
  }
  try {
    return await runCommand(command, args)
  } catch (error) {
    return explain(error, command)
  }
}

async function runCommand(command: Command, args: string[]): Promise<ExitCode> {
  const { values, positionals } = readArguments(command, args)
  if (values.help) {
    for (const line of helpOf(command)) say(line)
    return 0
  }
  const [least, most] = command.words
  if (positionals.length < least || positionals.length > most) throw new WrongCall('')
  return command.run({
    ...{ words: positionals, values, tell, config: loadConfig() },
    print(result, lines) {
      if (values.json) say(JSON.stringify(result))
      else for (const line of lines()) say(line)
    },
  })
}

function readArguments({ options }: Command, args: string[]) {
  const both = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const
  try {
    const read = parseArgs({ args, options: { ...options, ...both }, allowPositionals: true })
    return {
      values: read.values as Record<string, string | boolean | undefined>,
      positionals: read.positionals,
    }
  } catch (error) {
    throw new WrongCall(error instanceof Error ? error.message : String(error))
  }
}

/** What the operator can mend has a code and a sentence; anything else shows where it happened. */
function explain(error: unknown, command: Command): ExitCode {
  if (error instanceof WrongCall) {
    if (error.message) tell(error.message)
    for (const line of helpOf(command)) tell(line)
  } else if (error instanceof Refused) {
    const { zh, en } = sentence(error)
    tell(`${error.refusal.code}: ${zh} ${en}`)
    const { issues } = error.details
    if (issues) tell(JSON.stringify(issues))
  } else tell(said(error))
  return 2
}

const said = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error ? error.message : (error.stack ?? error.message)
}

const overview = (): string[] => [
  '呼应 Huying · npm run huying -- COMMAND [--json] [--help]',
  ...commands.map(({ name, title }) => `  ${name.padEnd(9)} ${title.zh} ${title.en}`),
  '0 正常 good · 1 检查出问题 what was checked is wrong · 2 用法或环境有误 the call is wrong',
]

const helpOf = ({ name, title, usage, help }: Command): string[] => [
  `${title.zh} ${title.en}`,
  `  npm run huying -- ${name} ${usage} [--json]`,
  ...help.map((line) => `  ${line}`),
]

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
process.exitCode = await main(process.argv.slice(2))
