import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import * as fc from 'fast-check'
import { soak } from '#tests/soak.ts'
import {
  blindIndex,
  decryptField,
  encryptField,
  fieldContext,
  type FieldAlgorithm,
  newSalt,
  openKeys,
  rotateKeys,
  saltedDigest,
  SecretError,
  type SecretProblem,
} from './secrets.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'huying-secrets-'))
after(() => fs.rmSync(folder, { recursive: true }))
const keyFile = (name: string) => path.join(folder, name, 'keys.json')

const algorithms: FieldAlgorithm[] = ['aes-256-gcm', 'sm4-hmac-sm3']
const phone = fieldContext({ district: 420103, table: 'appeals.person', row: 7, field: 'phone' })
const fails = (code: SecretProblem) => (error: unknown) => error instanceof SecretError && error.code === code

for (const algorithm of algorithms) {
  const keys = openKeys(keyFile(algorithm), { algorithm })

  test(`${algorithm}: any text comes back, and no two secrets of it are alike`, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (plain, context) => {
        const secret = encryptField(keys, plain, context)
        assert.equal(decryptField(keys, secret, context), plain)
        assert.ok(!secret.equals(encryptField(keys, plain, context)))
      }),
      { numRuns: soak(100, 10_000) },
    )
  })

  test(`${algorithm}: every changed bit and every cut is found`, () => {
    const secret = encryptField(keys, '13800138000', phone)
    for (let bit = 24; bit < secret.length * 8; bit += 1) {
      const changed = Buffer.from(secret)
      changed[bit >> 3]! ^= 1 << (bit & 7)
      assert.throws(() => decryptField(keys, changed, phone), fails('kernel.secret-unreadable'))
    }
    for (let length = 0; length < secret.length; length += 1)
      assert.throws(() => decryptField(keys, secret.subarray(0, length), phone), SecretError)
  })

  test(`${algorithm}: a secret moved to another row, field or installation cannot be read`, () => {
    const secret = encryptField(keys, '13800138000', phone)
    const elsewhere = fieldContext({ district: 420103, table: 'appeals.person', row: 8, field: 'phone' })
    assert.throws(() => decryptField(keys, secret, elsewhere), fails('kernel.secret-unreadable'))
    const others = openKeys(keyFile(`${algorithm}-others`))
    assert.throws(() => decryptField(others, secret, phone), fails('kernel.secret-unreadable'))
  })
}

test('a secret cannot pass for one of the other cipher or of an unknown one', () => {
  const keys = openKeys(keyFile('codes'))
  const secret = encryptField(keys, '一个很长很长的备注，长过两种密码的附加字节', phone)
  const posing = (code: number) => Buffer.concat([Buffer.from([code]), secret.subarray(1)])
  assert.throws(() => decryptField(keys, posing(2), phone), fails('kernel.secret-unreadable'))
  assert.throws(() => decryptField(keys, posing(9), phone), fails('kernel.secret-malformed'))
})

test('after turning the keys new secrets use the new one, and every process still reads both', () => {
  const file = keyFile('turned')
  const before = openKeys(file)
  const old = encryptField(before, 'old', phone)
  assert.equal(rotateKeys(file), 2)
  const after_ = openKeys(file)
  const fresh = encryptField(after_, 'new', phone)
  assert.deepEqual([old.readUInt16BE(1), fresh.readUInt16BE(1)], [1, 2])
  assert.equal(decryptField(after_, old, phone), 'old')
  assert.equal(decryptField(before, fresh, phone), 'new')
  assert.equal(before.newest().version, 2)
  assert.equal(before.fingerprint, after_.fingerprint)
  assert.deepEqual(blindIndex(before, '+8613800138000', 'a'), blindIndex(after_, '+8613800138000', 'a'))
})

test('a secret of a key version that the file lacks says so', () => {
  const file = keyFile('lacking')
  const keys = openKeys(file)
  const copy = fs.readFileSync(file)
  rotateKeys(file)
  const secret = encryptField(openKeys(file), 'x', phone)
  fs.writeFileSync(file, copy)
  assert.throws(() => decryptField(keys, secret, phone), fails('kernel.secret-key-missing'))
})

test('the key file is for its owner alone, and is made once', () => {
  const file = keyFile('owner')
  const first = openKeys(file)
  assert.equal(fs.statSync(file).mode & 0o777, 0o600)
  assert.equal(openKeys(file).fingerprint, first.fingerprint)
  assert.deepEqual(fs.readdirSync(path.dirname(file)), ['keys.json'])
  rotateKeys(file)
  assert.equal(fs.statSync(file).mode & 0o777, 0o600)
  assert.deepEqual(fs.readdirSync(path.dirname(file)), ['keys.json'])
  fs.chmodSync(file, 0o640)
  assert.throws(() => openKeys(file), fails('kernel.key-file-open'))
})

test('a missing, damaged or busy key file stops the start by name', () => {
  const file = keyFile('wrong')
  assert.throws(() => openKeys(file, { create: false }), fails('kernel.key-file-missing'))
  openKeys(file)
  fs.writeFileSync(`${file}.lock`, '')
  assert.throws(() => rotateKeys(file), fails('kernel.key-file-busy'))
  for (const text of [
    '',
    '{}',
    fs.readFileSync(file, 'utf8').slice(0, -40),
    '{"format":1,"lookup":"AA==","keys":[]}',
  ]) {
    fs.writeFileSync(file, text)
    assert.throws(() => openKeys(file), fails('kernel.key-file-damaged'))
  }
})

test('a look-up digest is the same for one caller in one district, and for nobody else', () => {
  const keys = openKeys(keyFile('lookup'))
  const others = openKeys(keyFile('lookup-others'))
  const digests = [
    blindIndex(keys, '+8613800138000', '420103 caller'),
    blindIndex(keys, '+8613800138001', '420103 caller'),
    blindIndex(keys, '+8613800138000', '420104 caller'),
    blindIndex(others, '+8613800138000', '420103 caller'),
  ]
  assert.equal(new Set(digests.map(String)).size, 4)
  assert.deepEqual(blindIndex(keys, '+8613800138000', '420103 caller'), digests[0])
})

test('a salted digest proves a datum while its salt is kept', () => {
  const salt = newSalt()
  assert.deepEqual(saltedDigest('sm3', salt, '张三'), saltedDigest('sm3', salt, '张三'))
  assert.notDeepEqual(saltedDigest('sm3', salt, '张三'), saltedDigest('sm3', newSalt(), '张三'))
  assert.notDeepEqual(saltedDigest('sm3', salt, '张三'), saltedDigest('sm3', salt, '李四'))
})
