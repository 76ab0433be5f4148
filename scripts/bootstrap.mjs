// Before every npm script: installs node_modules when it differs from the lock file. Runs on any Node >= 20;
// the script itself then runs on the Node 24 that lies in node_modules/.bin, which npm puts first in PATH.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { innerNpmEnvironment, majorOf, notInstalled } from './installed.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const windows = process.platform === 'win32'

const refuse = (sentence) => {
  console.error(sentence)
  process.exit(1)
}

const packagesOf = (file) =>
  existsSync(path.join(root, file))
    ? JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages
    : undefined

const differences = () =>
  notInstalled(packagesOf('package-lock.json'), packagesOf('node_modules/.package-lock.json'), (folder) =>
    existsSync(path.join(root, folder, 'package.json')),
  )

const install = () => {
  console.log('Installing the packages of package-lock.json (once; about a minute) …')
  const npm = process.env.npm_execpath // the very npm that runs this script
  const [command, ...first] = npm ? [process.execPath, npm] : ['npm']
  const flags = ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = spawnSync(command, [...first, ...flags], {
    cwd: root,
    env: innerNpmEnvironment(process.env),
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: !npm && windows,
  })
  if (status !== 0)
    refuse(
      'npm ci failed (see above). It needs the package registry once; afterwards everything runs offline.',
    )
}

/** What the next script will run on: the packaged Node, or this one where none is packaged (macOS). */
const scriptNode = () => {
  const packaged = path.join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node')
  if (!existsSync(packaged)) return process.version
  return spawnSync(packaged, ['--version'], { encoding: 'utf8', shell: windows }).stdout ?? ''
}

if (majorOf(process.version) < 20)
  refuse(`Huying needs Node.js 20 or later to set itself up; this is ${process.version}.`)
if (differences().length > 0) install()
if (majorOf(scriptNode()) < 24)
  refuse(
    `No Node.js 24 is packaged for ${process.platform}-${process.arch}, and this is ${process.version}: ` +
      'install Node.js 24 or later from https://nodejs.org, then run the same command again.',
  )
