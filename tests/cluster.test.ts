import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findMigrations } from '#kernel/migrate.ts'
import { ask } from './ask.ts'
import { testDatabase } from './cluster.ts'

test('each caller gets a migrated database of its own, and the server role cannot change its schema', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()])
  await ask(one.ownerUrl, 'create table only_here ()')
  await assert.rejects(ask(other.ownerUrl, 'select from only_here'), /does not exist/)
  await assert.rejects(ask(one.serverUrl, 'drop table only_here'), /must be owner/)

  const applied = await ask(other.ownerUrl, 'select name from public.migration order by name')
  assert.deepEqual(
    applied.map(({ name }) => name),
    (await findMigrations()).map(({ name }) => name),
  )
  await Promise.all([one.drop(), other.drop()])
  await assert.rejects(ask(one.serverUrl, 'select'), /does not exist/)
})

test('the database of a test process that was killed is dropped by the next one', async () => {
  const { ownerUrl, drop } = await testDatabase()
  await ask(ownerUrl, 'create database test_4194304_left')
  await (await testDatabase()).drop()
  assert.deepEqual(await ask(ownerUrl, `select from pg_database where datname = 'test_4194304_left'`), [])
  await drop()
})
