import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allRefusals, Refused, refusal, refuse, sentence } from './errors.ts'

test('a code means one thing', () => {
  const text = { zh: '满了。', en: 'Full.' }
  refusal('errors-test.twice', 400, text)
  assert.throws(() => refusal('errors-test.twice', 409, text), /declared twice/)
})

test('details are put where the text names them, and a missing one shows', () => {
  const late = refusal('errors-test.late', 409, {
    zh: '晚了 {days} 天：{why}。',
    en: 'Late by {days} days: {why}.',
  })
  try {
    refuse(late, { days: 3 })
  } catch (error) {
    assert.ok(error instanceof Refused)
    assert.deepEqual(sentence(error), { zh: '晚了 3 天：{why}。', en: 'Late by 3 days: {why}.' })
    assert.equal(error.message, 'errors-test.late: Late by 3 days: {why}.')
  }
})

test('a detail that has a name in both languages is said in the language of the sentence', () => {
  const moved = refusal('errors-test.moved', 409, { zh: '现为“{state}”。', en: 'It is “{state}” now.' })
  const refused = new Refused(moved, { state: { zh: '办理中', en: 'Handling' } })
  assert.deepEqual(sentence(refused), { zh: '现为“办理中”。', en: 'It is “Handling” now.' })
})

test("every refusal is a client's 4xx or an honest 5xx, and is said in both languages", async () => {
  await import('./routes.ts')
  for (const { code, status, text } of allRefusals()) {
    assert.match(code, /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z0-9]+)*$/, code)
    assert.ok(status >= 400 && status < 600, code)
    assert.match(text.zh, /\p{Script=Han}.*[。？！]$/su, code)
    assert.match(text.en, /^[A-Z“{].*[.?!]$/s, code)
    const named = (sentence: string) => new Set(sentence.match(/\{\w+\}/g))
    assert.deepEqual(named(text.zh), named(text.en), `${code} names the same details in both languages`)
  }
})
