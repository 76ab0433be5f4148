import type { Page } from 'playwright-core'

interface Told {
  frames: number[]
}

/** Milliseconds of each frame while something is done on the page, in order. */
export async function framesOf(page: Page, act: () => Promise<unknown>): Promise<number[]> {
  await page.evaluate(() => {
    const told: Told = { frames: [] }
    Object.assign(globalThis, { told })
    let last = performance.now()
    const frame = (now: number) => {
      told.frames.push(now - last)
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  await act()
  return page.evaluate(() => (globalThis as unknown as { told: Told }).told.frames.slice(1))
}

/** Pulls the map there and back, looks closer and away. */
export async function moveMap(page: Page): Promise<void> {
  const box = (await page.locator('.map canvas').boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let at = 0; at < 20; at += 1) await page.mouse.move(x + at * 8, y + at * 3)
  for (let at = 20; at > 0; at -= 1) await page.mouse.move(x + at * 8, y + at * 3)
  await page.mouse.up()
  for (const by of [-240, -240, -240, 240, 240, 240]) await page.mouse.wheel(0, by)
  await page.waitForTimeout(1_500)
}
