import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { before, test } from 'node:test'
import { openHouse } from '#apps/house.ts'
import { modules } from '#apps/modules.ts'
import { Refused, sentence } from '#kernel/errors.ts'
import { allPermissionParts, permissionNamed, refuseLacking } from '#kernel/permissions.ts'
import type { Route } from '#kernel/route.ts'
import { allSettings, settingPermission } from '#kernel/settings.ts'

/*
 * Nobody is shown the code of a permission: every one that a route, a setting or a register asks for has words in
 * both languages, and the table has none that nothing asks for.
 */

let routes: readonly Route[]
before(async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'huying-permissions-'))
  const house = openHouse({ serverUrl: 'postgres://nobody@127.0.0.1:1/none', dataDir: folder })
  await house.store.close()
  await rm(folder, { recursive: true })
  ;({ routes } = house)
})

const asked = (): Set<string> =>
  new Set(
    [
      ...routes.map(({ can }) => can),
      ...allSettings().map(settingPermission),
      ...modules.flatMap((room) => room.registers).flatMap(({ may }) => Object.values(may)),
    ].filter((permission) => permission !== 'public' && permission !== 'signed-in'),
  )

test('every permission that is asked for anywhere has words in both languages', () => {
  const live = [...asked()]
  assert.ok(live.length > 30)
  assert.deepEqual(
    live.filter((permission) => !permissionNamed(permission)),
    [],
  )
  const texts = allPermissionParts().flatMap(({ title, words }) => [title, ...Object.values(words)])
  assert.deepEqual(
    texts.filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || !/^[^\p{Script=Han}]+$/u.test(en)),
    [],
  )
  for (const language of ['zh', 'en'] as const)
    assert.equal(new Set(texts.map((text) => text[language])).size, texts.length, 'no two say the same')
})

test('the table names no permission that nothing asks for', () => {
  const live = asked()
  const named = allPermissionParts().flatMap(({ part, words }) =>
    Object.keys(words).map((word) => `${part}.${word}`),
  )
  assert.deepEqual(
    named.filter((permission) => !live.has(permission)),
    [],
  )
})

test('who lacks a permission is told what it is and who can give it, without its code', () => {
  for (const permission of asked()) {
    const said = refusalOf(permission)
    assert.equal(said.details.needs, permission, 'for programs the code stays among the details')
    for (const text of Object.values(sentence(said)))
      assert.ok(!text.includes(permission) && !text.includes('{'), text)
  }
  const { zh, en } = sentence(refusalOf('audit.read'))
  assert.equal(zh, '您的岗位没有“查看审计记录”的权限，请联系审计管理员办理，这项权限不授予其他岗位。')
  assert.match(
    en,
    /may not read the audit trail: ask the audit administrator, for it is given to no other post\.$/,
  )
  assert.match(sentence(refusalOf('cases.export')).zh, /“导出案件”的权限，如需办理，请联系安全管理员授权。$/)
})

function refusalOf(permission: string): Refused {
  try {
    return refuseLacking(permission)
  } catch (error) {
    assert.ok(error instanceof Refused)
    return error
  }
}
