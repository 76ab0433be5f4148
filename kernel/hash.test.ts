import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { chainHash, digest, type HashAlgorithm, sameBytes, seal } from './hash.ts'

const algorithms: HashAlgorithm[] = ['sm3', 'sha256']
const hex = (text: string) => Buffer.from(text, 'hex')

test('the digests are those of the standards', () => {
  // GB/T 32905-2016 appendix A.1 and FIPS 180-4.
  assert.equal(
    digest('sm3', 'abc').toString('hex'),
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  )
  assert.equal(
    digest('sha256', Buffer.from('abc')).toString('hex'),
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})

test('a link is the hash before it and the canonical text, nothing else', () => {
  for (const algorithm of algorithms) {
    const first = chainHash({ algorithm, previous: null, body: { to: 'signing', action: 'dispatch' } })
    const byHand = createHash(algorithm)
      .update(Buffer.alloc(32))
      .update('{"action":"dispatch","to":"signing"}')
      .digest()
    assert.deepEqual(first, byHand)
    const second = chainHash({ algorithm, previous: first, body: '签收' })
    assert.deepEqual(second, createHash(algorithm).update(first).update('"签收"').digest())
  }
})

test('changing any step changes every hash after it', () => {
  const bodies = [
    { action: 'open' },
    { action: 'dispatch', unit: 3 },
    { action: 'sign' },
    { action: 'reply' },
  ]
  const chain = (steps: unknown[]) => {
    const hashes: Buffer[] = []
    for (const body of steps)
      hashes.push(chainHash({ algorithm: 'sm3', previous: hashes.at(-1) ?? null, body }))
    return hashes.map((each) => each.toString('hex'))
  }
  const honest = chain(bodies)
  bodies.forEach((_, changed) => {
    const forged = chain(bodies.map((body, i) => (i === changed ? { ...body, note: '改' } : body)))
    forged.forEach((each, i) => assert.equal(each === honest[i], i < changed))
  })
})

test('a seal holds the seal before it and every hash in its order', () => {
  const [a, b] = [digest('sm3', 'a'), digest('sm3', 'b')]
  const day1 = seal({ algorithm: 'sm3', previous: null, hashes: [a, b] })
  const others = [
    seal({ algorithm: 'sm3', previous: null, hashes: [b, a] }),
    seal({ algorithm: 'sm3', previous: null, hashes: [a] }),
    seal({ algorithm: 'sm3', previous: day1, hashes: [a, b] }),
    seal({ algorithm: 'sha256', previous: null, hashes: [a, b] }),
    seal({ algorithm: 'sm3', previous: null, hashes: [] }),
  ]
  assert.equal(new Set([day1, ...others].map(String)).size, 6)
  assert.deepEqual(seal({ algorithm: 'sm3', previous: null, hashes: new Set([a, b]).values() }), day1)
})

test('a hash of another length is no hash', () => {
  assert.throws(() => chainHash({ algorithm: 'sm3', previous: hex('00'), body: 1 }), RangeError)
  assert.throws(() => seal({ algorithm: 'sm3', previous: null, hashes: [hex('00ff')] }), RangeError)
})

test('bytes are the same or they are not', () => {
  assert.ok(sameBytes(hex('00ff'), hex('00ff')))
  assert.ok(!sameBytes(hex('00ff'), hex('00fe')))
  assert.ok(!sameBytes(hex('00ff'), hex('00ff00')))
})
