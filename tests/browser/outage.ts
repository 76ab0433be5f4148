import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/** What the server says when something broke inside it (kernel.failed). */
const broken = {
  code: 'kernel.failed',
  message: {
    zh: '系统内部出错，已记录。请稍后重试；如仍出现，请联系系统管理员。',
    en: 'Something went wrong inside and was recorded. Try again; if it stays, tell the system administrator.',
  },
}

/** Until the answer is called, whatever the page asks of this address fails: 500, or nobody there at all. */
export async function outage(
  page: Page,
  where: RegExp,
  how: 'broken' | 'away',
): Promise<() => Promise<void>> {
  await page.route(where, (route) =>
    how === 'away' ? route.abort('connectionrefused') : route.fulfill({ status: 500, json: broken }),
  )
  return () => page.unroute(where)
}

/** The browser writes every such answer into its console; anything else is a fault as ever. */
export function onlyOutages(faults: string[]): void {
  const others = faults.filter((fault) => !/status of 500|net::ERR_CONNECTION_REFUSED/.test(fault))
  assert.deepEqual(others, [])
  faults.length = 0
}
