import type { Page } from 'playwright-core'

/** Writes down what a page must never do: fail in its console, throw, ask anybody but its own server. */
export function watch(page: Page, address: string, faults: string[]): void {
  const at = () => page.url().slice(address.length)
  page.on('console', (message) => {
    // What was refused is told by the page; the browser's own line about it is no fault.
    const refused = /status of 4(09|22)/.test(message.text())
    if (message.type() === 'error' && !refused) faults.push(`${at()} console: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`${at()} threw: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(address) && !/^(data|blob):/.test(url)) faults.push(`${at()} asked ${url}`)
  })
}
