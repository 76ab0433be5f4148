import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import type { CallExpression, Expression, ObjectExpression } from 'oxc-parser'
import { openHouse } from '#apps/house.ts'
import { actsOf, allThings, thingOf, usualFields } from '#kernel/audit.ts'
import { isWrite } from '#kernel/route.ts'
import { chain, literal, nodes, sourceOf } from '#tools/syntax.ts'
import { isCode, isTest, readTree, type Tree } from '#tools/tree.ts'

/*
 * The audit trail is read by people who know no code: every act has words in both languages, every thing a name
 * for its kind, and every detail a label. A new route needs nothing but its summary.
 */

async function houseWithoutStore() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'huying-words-'))
  const house = openHouse({ serverUrl: 'postgres://nobody@127.0.0.1:1/none', dataDir: folder })
  await house.store.close()
  await rm(folder, { recursive: true })
  return house
}

const isSaid = ({ zh, en }: { zh: string; en: string }) =>
  /\p{Script=Han}|Open/u.test(zh) && /^[^\p{Script=Han}]+$/u.test(en)

test('every act that may stand in the trail has words in both languages, and no two that write share them', async () => {
  const { routes } = await houseWithoutStore()
  const acts = actsOf(routes)
  assert.ok(acts.size > 100)
  assert.deepEqual(
    [...acts].filter(([, words]) => !isSaid(words)).map(([act]) => act),
    [],
  )
  const writing = routes.filter(isWrite)
  for (const language of ['zh', 'en'] as const) {
    const said = writing.map(({ summary }) => summary[language])
    assert.deepEqual(
      said.filter((words, at) => said.indexOf(words) !== at),
      [],
    )
  }
})

test('every thing that an act names is declared, and every detail it keeps has a label', async () => {
  await houseWithoutStore()
  assert.deepEqual(
    allThings()
      .filter(({ title }) => !isSaid(title))
      .map(({ word }) => word),
    [],
  )
  const tree = readTree()
  const calls = tree.files
    .filter((file) => isCode(file) && !isTest(file) && tree.text(file).includes('audit('))
    .flatMap((file) => auditCalls(tree, file))
  assert.ok(calls.length > 50)
  assert.deepEqual(
    calls.flatMap(({ file, call }) => wordless(call).map((each) => `${file}: ${each}`)),
    [],
  )
})

const auditCalls = (tree: Tree, file: string): { file: string; call: CallExpression }[] =>
  [...nodes(sourceOf(tree, file).program)].flatMap(([node]) =>
    node.type === 'CallExpression' && ['audit', 'context.audit'].includes(chain(node.callee) ?? '')
      ? [{ file, call: node }]
      : [],
  )

/** What of a call an auditor could not read. */
function wordless({ arguments: [subject, details] }: CallExpression): string[] {
  const word = wordOf(subject as Expression)
  // A subject that begins with a computed word is a case's number or a register's entry.
  const thing = word === undefined ? undefined : thingOf(word)
  if (word !== undefined && !thing) return [`no thing is called ${word}`]
  if (details?.type !== 'ObjectExpression') return []
  const own = thing ?? (subject?.type === 'TemplateLiteral' ? undefined : thingOf('case'))
  if (!own || typeof own.fields === 'function') return []
  const known = { ...usualFields, ...own.fields }
  const pair = ['before', 'after', 'from', 'to']
  return keysOf(details)
    .filter((key) => !(key in known) && !pair.includes(key))
    .map((key) => `${own.word} has no field ${key}`)
}

function wordOf(subject: Expression): string | undefined {
  const text =
    literal(subject) ?? (subject.type === 'TemplateLiteral' ? subject.quasis[0]?.value.cooked : undefined)
  return text ? text.split(' ', 1)[0] : undefined
}

const keysOf = ({ properties }: ObjectExpression): string[] =>
  properties.flatMap((each) => (each.type === 'Property' ? [chain(each.key) ?? ''] : []))
