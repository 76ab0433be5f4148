import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export interface BrowserLaunch {
  executablePath: string
  args: string[]
}

const systemPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/**
 * What `chromium.launch()` of playwright-core takes: the browser of CHROME_PATH, the system's, else the
 * one packed in @sparticuz/chromium (Linux x64), unpacked for this process and those it starts.
 */
export async function browserLaunch(): Promise<BrowserLaunch> {
  const known = [process.env.CHROME_PATH, ...systemPaths].find((file) => file && existsSync(file))
  return { executablePath: known ?? (await unpackChromium()), args: launchArgs }
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

/** It drops loose files into TMPDIR, and libraries (nss and others) only where it believes to be on Lambda. */
async function unpackChromium(): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'huying-chromium-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  process.env.TMPDIR = folder
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x'
  const { default: packed } = await import('@sparticuz/chromium')
  return (process.env.CHROME_PATH = await packed.executablePath())
}
