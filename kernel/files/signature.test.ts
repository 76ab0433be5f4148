import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyBodyHash, signed } from './signature.ts'

/** The examples of the AWS documentation ("Examples: Signature Calculations", 24 May 2013). */
const key = {
  accessKey: 'AKIAIOSFODNN7EXAMPLE',
  secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
}
const bucket = 'https://examplebucket.s3.amazonaws.com'
const at = new Date('2013-05-24T00:00:00Z')
const signatureOf = (path: string, headers: Record<string, string> = {}): string | undefined => {
  const request = { method: 'GET', url: new URL(bucket + path), headers, bodyHash: emptyBodyHash, at }
  return signed(request, key).authorization?.split('Signature=')[1]
}

test('requests are signed as the documentation signs them', () => {
  assert.equal(
    signatureOf('/test.txt', { range: 'bytes=0-9' }),
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  )
  assert.equal(
    signatureOf('/?lifecycle='),
    'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  )
  assert.equal(
    signatureOf('/?prefix=J&max-keys=2'),
    '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  )
})
