import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { openKeys, proveKeys, rotateKeys } from '#kernel/secrets.ts'
import { stage } from '#tests/stage.ts'

const { inDistrict } = stage()

test(
  'a key file that was lost and made anew is noticed before anything is written with it; a turned one is the same',
  inDistrict(async (d) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'huying-keys-'))
    const file = path.join(folder, 'fields.json')
    const told = { districts: [d.district], now: d.clock.now() }
    await proveKeys(d.store, openKeys(file), told)
    rotateKeys(file)
    await proveKeys(d.store, openKeys(file), told)
    await rm(file)
    await assert.rejects(proveKeys(d.store, openKeys(file), told), { code: 'kernel.key-file-foreign' })
    await assert.rejects(proveKeys(d.store, openKeys(file), told), { code: 'kernel.key-file-foreign' })
    await rm(folder, { recursive: true })
  }),
)
