import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFile } from '../fiscal-check.ts'
import { soundDisclosure } from '../sound-disclosure.ts'
import { annotatedPage } from './annotated-page.ts'
import { league } from './findings-book.ts'

const wrong = soundDisclosure.replace('二、其他收入\t2\t\t', '二、其他收入\t2\t5.00\t')

test('the annotated page shows every line and the finding under its own, and runs nothing of the text', async () => {
  const text = `${wrong}\n<script>alert(1)</script>`
  const page = annotatedPage('公开.txt', await readFile(Buffer.from(text), '公开.txt'))
  assert.match(page, /id="l7".*<aside class="error"><b>错误 R01/)
  assert.equal(page.match(/<tr/g)!.length, text.split('\n').length)
  assert.doesNotMatch(page, /<script/)
})

test('the annotated page speaks English where it is asked to', async () => {
  const page = annotatedPage('a.txt', await readFile(Buffer.from(wrong), 'a.txt'), 'en')
  assert.match(page, /<b>Error R01 Row formulas of the overall table<\/b>/)
  assert.match(page, /a\.txt: 2 tables, 1 findings \(Error 1\)/)
})

test('the unit with more errors stands first', async () => {
  const checked = await Promise.all(
    [soundDisclosure, wrong].map(async (text, n) => ({
      name: String(n),
      ...(await readFile(Buffer.from(text))),
    })),
  )
  assert.deepEqual(
    league(checked).map(({ name }) => name),
    ['1', '0'],
  )
})
