import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadConfig } from './config.ts'

const bucket = {
  HUYING_S3_ENDPOINT: 'https://s3.example.cn',
  HUYING_S3_BUCKET: 'huying',
  HUYING_S3_ACCESS_KEY: 'key',
  HUYING_S3_SECRET_KEY: 'secret',
}

test('what is not said has its usual value, and nobody’s word about addresses is believed', () => {
  const { host, port, trustProxy, bucket: files, tls, demonstration } = loadConfig({})
  assert.deepEqual(
    [host, port, trustProxy, files, tls, demonstration],
    ['127.0.0.1', 8080, false, undefined, undefined, true],
  )
})

test('proxies are a list; a bucket is described whole or not at all', () => {
  assert.deepEqual(loadConfig({ HUYING_TRUST_PROXY: '10.0.0.1, 10.1.0.0/16' }).trustProxy, [
    '10.0.0.1',
    '10.1.0.0/16',
  ])
  assert.deepEqual(loadConfig(bucket).bucket, {
    endpoint: 'https://s3.example.cn',
    bucket: 'huying',
    region: 'cn',
    accessKey: 'key',
    secretKey: 'secret',
  })
  const { HUYING_S3_SECRET_KEY: _, ...half } = bucket
  assert.throws(() => loadConfig(half), { code: 'config.unusable', message: /SECRET_KEY/ })
})

test('accounts of the demonstration exist on loopback alone', () => {
  assert.equal(loadConfig({ HOST: '0.0.0.0' }).demonstration, false)
  assert.equal(loadConfig({ HUYING_DEMONSTRATION: 'no' }).demonstration, false)
  assert.throws(() => loadConfig({ PORT: 'x' }), { code: 'config.unusable', message: /PORT/ })
  assert.throws(() => loadConfig({ HUYING_TLS_CERT: 'a.pem' }), { code: 'config.unusable' })
})
