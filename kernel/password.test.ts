import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  generatePassword,
  hashPassword,
  needsRehash,
  passwordWeaknesses,
  usualCost,
  verifyPassword,
} from './password.ts'

/** Cheap, so that the tests are quick; the usual cost has a test of its own. */
const cheap = { memoryKib: 64, passes: 1, lanes: 1 }

test('a password is known again, another is not', async () => {
  const stored = await hashPassword('江汉-Lights-2026')
  assert.match(stored, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  assert.equal(await verifyPassword(stored, '江汉-Lights-2026'), true)
  assert.equal(await verifyPassword(stored, '江汉-lights-2026'), false)
  assert.equal(await verifyPassword(stored, ''), false)
})

test('the stored string is the one of the reference implementation', async () => {
  // phc-winner-argon2 test.c: hashtest(version, 2, 16, 1, "password", "somesalt", …, Argon2_id).
  const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  assert.equal(await verifyPassword(reference, 'password'), true)
  assert.equal(await verifyPassword(reference, 'Password'), false)
})

test('the same password is stored differently for two accounts', async () => {
  assert.notEqual(await hashPassword('same', cheap), await hashPassword('same', cheap))
})

test('full-width letters typed by a Chinese keyboard are the same password', async () => {
  assert.equal(await verifyPassword(await hashPassword('Abc-12345', cheap), 'Ａｂｃ－１２３４５'), true)
})

test('a password hashed at another cost still opens, and asks to be hashed again', async () => {
  const old = await hashPassword('old', cheap)
  assert.equal(await verifyPassword(old, 'old'), true)
  assert.equal(needsRehash(old), true)
  assert.equal(needsRehash(old, cheap), false)
  assert.equal(needsRehash(await hashPassword('new', usualCost)), false)
})

test('a damaged stored string is an error, never a wrong password', async () => {
  const whole = await hashPassword('x', cheap)
  for (const damaged of ['', 'plain', whole.slice(0, 40), whole.replace('argon2id', 'argon2d'), `${whole}\n`])
    await assert.rejects(verifyPassword(damaged, 'x'), /kernel\.password-damaged/)
})

test('every weakness is named at once', () => {
  const cases: [string, string, string[]][] = [
    ['Lights-2026', 'zhang', []],
    ['路灯lights-2026', 'zhang', []],
    ['Short-1', 'zhang', ['too-short']],
    ['alllowercase', 'zhang', ['too-few-classes']],
    ['lower12345', 'zhang', ['too-few-classes']],
    ['abc', 'zhang', ['too-short', 'too-few-classes']],
    ['My-ZHANG-2026', 'zhang', ['holds-account-name']],
    [`Aa1-${'x'.repeat(125)}`, 'zhang', ['too-long']],
  ]
  for (const [password, login, weaknesses] of cases)
    assert.deepEqual(passwordWeaknesses(password, login), weaknesses, password)
  assert.deepEqual(passwordWeaknesses('lower12345', 'zhang', { minLength: 8, classes: 2 }), [])
  assert.deepEqual(passwordWeaknesses('Lights-2026', 'zhang', { minLength: 12, classes: 4 }), ['too-short'])
})

test('a generated password is strong, new each time, and repeatable when chance is given', () => {
  const made = Array.from({ length: 200 }, () => generatePassword())
  assert.equal(new Set(made).size, 200)
  for (const password of made) {
    assert.deepEqual(passwordWeaknesses(password, 'zhang', { minLength: 16, classes: 4 }), [])
    assert.doesNotMatch(password, /[0O1lIo]/)
  }
  const counting = () => {
    let n = 0
    return (bound: number) => (n += 7) % bound
  }
  assert.equal(generatePassword(12, counting()), generatePassword(12, counting()))
})
