import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export interface BrowserLaunch {
  executablePath: string
  args: string[]
  /** The environment of the browser alone. */
  env: Record<string, string>
}

const systemPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/**
 * What `chromium.launch()` of playwright-core takes: the browser of CHROME_PATH, the system's, else the
 * one packed in @sparticuz/chromium (Linux x64), unpacked for this process and those it starts.
 */
export async function browserLaunch(): Promise<BrowserLaunch> {
  const known = [process.env.CHROME_PATH, ...systemPaths].find((file) => file && existsSync(file))
  const executablePath = known ?? (await unpackChromium())
  return { executablePath, args: launchArgs, env: environmentOf(executablePath) }
}

/** Not the package's own list: its `--single-process` crashes when a context closes. */
const launchArgs = [
  '--no-sandbox', // tests run as root in containers, and open our own pages alone
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader', // the map needs WebGL, the machine has no graphics card
  '--enable-unsafe-swiftshader',
]

/** The packed one brings libraries (nss and others) along; fonts are the system's, or the few of its own. */
function environmentOf(executablePath: string): Record<string, string> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
  const folder = path.dirname(executablePath)
  const libraries = path.join(folder, 'al2023', 'lib')
  if (!existsSync(libraries)) return inherited
  // Its own fonts have no Chinese, and it ends where no font has a character.
  const fonts = existsSync('/etc/fonts/fonts.conf') ? '/etc/fonts' : path.join(folder, 'fonts')
  return { ...inherited, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: fonts }
}

/**
 * The package drops loose files into TMPDIR, libraries only where it believes to be on Lambda, and changes the
 * environment: all that is put back, since what else runs here needs its own.
 */
async function unpackChromium(): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'huying-chromium-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  const before = { ...process.env }
  process.env.TMPDIR = folder
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x'
  const { default: packed } = await import('@sparticuz/chromium')
  const executablePath = await packed.executablePath()
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
  return (process.env.CHROME_PATH = executablePath)
}
