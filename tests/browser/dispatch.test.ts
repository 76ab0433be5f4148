import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { seriousFindings } from './axe.ts'
import { type Console, openConsole } from './console.ts'
import { choose, goTo, pick } from './desk-work.ts'
import { opens } from './open-case.ts'
import { onlyOutages, outage } from './outage.ts'
import { picture } from './picture.ts'

let huying: Console
before(async () => (huying = await openConsole()))
after(() => huying.close())

const readable = async (page: Page) => assert.deepEqual(await seriousFindings(page), [])

/** Sends a case by the API, as whoever is signed in on the page. */
const sends = (page: Page, path: string, body: unknown) =>
  page.evaluate(
    async ([path, body]) => {
      const { csrf } = await (await fetch('/api/me')).json()
      const headers = { 'content-type': 'application/json', 'x-csrf-token': csrf }
      const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
      if (!answer.ok) throw new Error(await answer.text())
    },
    [path, body] as const,
  )

test('the dispatcher’s board: loads beside each choice, sent by a digit, many at once with what was refused', async () => {
  const taker = await huying.enter('call-taker')
  for (const text of ['民族路路灯不亮', '路灯一闪一闪', '巷口路灯杆倾斜', '路灯白天不灭'])
    await opens(taker, text)
  const board = await huying.enter('dispatcher')
  await goTo(board, '/dispatch')
  await board.locator('.suggestions li').first().waitFor()
  assert.match(await board.locator('.suggestions li').first().innerText(), /在办 \d+，超时 \d+/)
  await readable(board)
  await picture(board, 'dispatch.zh.wide')
  await board.keyboard.press('1')
  await board.locator('.waiting-list tbody tr').nth(3).waitFor({ state: 'detached' })

  for (const at of [0, 1, 2]) await board.locator('.waiting-list tbody input').nth(at).check()
  await board.getByRole('toolbar').getByRole('button', { name: '派单' }).click()
  const dialog = board.getByRole('dialog')
  await dialog.getByLabel('承办单位').fill('民族街')
  await picture(board, 'dispatch-choice.zh.wide')
  // The street has the case just sent, and the order that follows a caller who calls again and again.
  await board.locator('.ant-select-item-option .load').getByText('在办 2').waitFor()
  await pick(board, '民族街')
  // A colleague sends one of the three the moment before: it is refused, the others stand.
  const colleague = await huying.enter('dispatcher-02')
  await board.route(
    '**/actions/dispatch',
    async (route) => {
      const { pathname } = new URL(route.request().url())
      await sends(colleague, pathname, route.request().postDataJSON())
      await route.continue()
    },
    { times: 1 },
  )
  await dialog.locator('.ant-btn-primary').click()
  await board.getByText('办理成功 2 件').waitFor()
  await board.getByText('未办理 1 件').waitFor()
  await board.getByText('邓雪欣 刚刚办理了此案').waitFor()
  await picture(board, 'dispatch-report.zh.wide')
  assert.deepEqual(huying.faults, [])
})

test('a run left midway: shown on other pages, after a reload it says how far it came; nothing is done twice', async () => {
  const taker = await huying.enter('call-taker')
  const opened: { id: number; number: string }[] = []
  for (const text of ['花坛缺砖', '花坛积水', '花坛倾斜']) opened.push(await opens(taker, text))
  const board = await huying.enter('dispatcher')
  await goTo(board, '/dispatch')
  const rows = board.locator('.waiting-list tbody tr', { hasText: '花坛' })
  await rows.nth(2).waitFor()
  for (const at of [0, 1, 2]) await rows.nth(at).getByRole('checkbox').check()
  // The first is answered; the others are done, but their answers never arrive.
  const keys: string[] = []
  const lost: Promise<unknown>[] = []
  await board.route('**/actions/dispatch', (route) => {
    keys.push(route.request().headers()['idempotency-key']!)
    if (keys.length === 2 || keys.length === 3) return void lost.push(route.fetch())
    return route.continue()
  })
  await board.getByRole('toolbar').getByRole('button', { name: '派单' }).click()
  const dialog = board.getByRole('dialog')
  await choose(dialog, '承办单位', '民族街')
  await dialog.locator('.ant-btn-primary').click()
  await board.getByText('正在办理 1 / 3').waitFor()
  await goTo(board, '/cases')
  await board.getByText('正在办理 1 / 3').waitFor()
  await picture(board, 'bulk-going.zh.wide')
  await Promise.all(lost)
  await board.reload()
  await board.getByText('停在 1 / 3').waitFor()
  await picture(board, 'bulk-halted.zh.wide')
  await readable(board)
  await board.getByRole('button', { name: '继续办理其余 2 件' }).click()
  await board.getByText('办理成功 3 件').waitFor()
  await board.getByRole('button', { name: '知道了' }).click()
  await board.getByRole('dialog').waitFor({ state: 'detached' })
  assert.deepEqual([keys.length, new Set(keys).size], [5, 3], 'what was sent again bears its first key')
  const sent = await board.evaluate(
    (ids) =>
      Promise.all(
        ids.map(async (id) => {
          const { steps } = (await (await fetch(`/api/cases/${id}`)).json()) as {
            steps: { action: string }[]
          }
          return steps.filter(({ action }) => action === 'dispatch').length
        }),
      ),
    opened.map(({ id }) => id),
  )
  assert.deepEqual(sent, [1, 1, 1])
  assert.deepEqual(huying.faults, [])
})

test('a return comes back to the board to be ruled, with whom its sender would rather have', async () => {
  const [street, board] = [await huying.enter('street-clerk'), await huying.enter('dispatcher')]
  await street.locator('.desk aside .act').waitFor()
  await street.keyboard.press('b')
  const form = street.locator('.desk aside form')
  await form.getByLabel('理由').fill('路灯由路灯管理所维护，不属于街道职责')
  await choose(form, '建议单位', '路灯管理所')
  await form.getByLabel('理由').press('Control+Enter')
  await form.waitFor({ state: 'detached' })
  await goTo(board, '/dispatch')
  await board.getByText('退单与审定 1').click()
  await board.locator('.board-case').getByText('退单待审').waitFor()
  await board.locator('.suggestions').getByText('退单单位建议').waitFor()
  await board.locator('.act').getByRole('button', { name: '驳回退单' }).waitFor()
  await readable(board)
  await picture(board, 'dispatch-returned.zh.wide')
  assert.deepEqual(huying.faults, [])
})

test('the board on a phone, in English', async () => {
  const board = await huying.enter('dispatcher', { language: 'en', viewport: { width: 390, height: 844 } })
  await goTo(board, '/dispatch')
  await board.locator('.board-case').waitFor()
  await readable(board)
  await picture(board, 'dispatch.en.phone')
  assert.deepEqual(huying.faults, [])
})

test('the board without its server: never an empty one, what was chosen stays, another try brings it back', async () => {
  const board = await huying.enter('dispatcher')
  const broken = await outage(board, /\/api\/(inbox|case-types)/, 'broken')
  await board.goto(`${huying.address}/dispatch`)
  await board.getByRole('alert').getByText('系统内部出错，已记录。请稍后重试').waitFor()
  assert.equal(await board.getByText('没有等待派单的案件').count(), 0)
  await picture(board, 'dispatch-broken.zh.wide')
  await broken()
  await board.getByRole('button', { name: '重试' }).click()
  await board.getByText(/^退单与审定 \d/).click()
  const shown = board.locator('.waiting-list tbody tr')
  await shown.first().waitFor()
  const away = await outage(board, /\/api\/inbox/, 'away')
  await opens(await huying.enter('call-taker'), '民族路井盖松动')
  await board.getByRole('alert').getByText('连不上服务器').waitFor()
  await shown.first().waitFor()
  await picture(board, 'dispatch-away.zh.wide')
  await readable(board)
  await away()
  await board.getByRole('button', { name: '重试' }).click()
  await board.getByRole('alert').waitFor({ state: 'detached' })
  await board
    .locator('.ant-segmented-item-selected')
    .getByText(/^退单与审定/)
    .waitFor()
  onlyOutages(huying.faults)
})
