import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testEdition } from '#tests/cluster.ts'
import { committed, goldenFiles } from './golden-schema.ts'
import { liveSchema } from './live-schema.ts'

const skip = testEdition() === 15 && 'PostgreSQL 15 words views differently; the golden files are of 18'

test('the golden schema is what the migrations make', { skip }, async (t) => {
  const { ownerUrl } = await liveSchema(t)
  for (const [name, made] of Object.entries(await goldenFiles(ownerUrl))) {
    const difference = changes(await committed(name), made)
    assert.ok(difference === '', `${name}: mean this? node tools/golden-schema.ts --write\n${difference}`)
  }
})

test('a planted table shows its columns, keys, policies and rights', { skip }, async (t) => {
  const { client, ownerUrl } = await liveSchema(t)
  await client.query(`
    create type kernel.mood as enum ('glad', 'sad');
    create table kernel.tree (
      district_id integer not null,
      id bigint generated always as identity,
      height numeric(5, 2) check (height > 0),
      mood kernel.mood not null default 'glad',
      rings bigint[] not null,
      seen_at timestamptz,
      photo bytea not null,
      notes jsonb not null,
      primary key (district_id, id),
      foreign key (district_id, id) references kernel.tree (district_id, id)
    )`)
  const before = await goldenFiles(ownerUrl)
  await client.query(`
    create index tree_seen on kernel.tree (district_id, seen_at) where seen_at is not null;
    select kernel.keep_in_district('kernel.tree', 'select, insert');
    grant update (mood) on kernel.tree to huying_server;
    alter table kernel.tree drop height, add planted_on date not null`)
  const after = await goldenFiles(ownerUrl)

  assert.equal(
    changes(before['schema.txt']!, after['schema.txt']!),
    `- table kernel.tree
-   height numeric(5,2)
-   CHECK ((height > (0)::numeric))
+ table kernel.tree row security forced
+   planted_on date not null
+   CREATE INDEX tree_seen ON kernel.tree USING btree (district_id, seen_at) WHERE (seen_at IS NOT NULL)
+   policy inside_district for all using (district_id = kernel.current_district()) with check (district_id = kernel.current_district())
+   grant insert, select to huying_server
+   grant update (mood) to huying_server`,
  )
  assert.equal(
    after['tables.ts']!.split(/\n(?= {4}')/).find((each) => each.includes('kernel.tree')),
    `    'kernel.tree': {
      district_id: number
      id: GeneratedAlways<number>
      mood: Generated<'glad' | 'sad'>
      rings: string[]
      seen_at: Date | null
      photo: Buffer
      notes: unknown
      planted_on: Date
    }`,
  )
})

test(
  'a view’s column is never null where it passes on one that is not, and no join may empty it',
  { skip },
  async (t) => {
    const { client, ownerUrl } = await liveSchema(t)
    await client.query(`
    create view kernel.fact_near as
      select here.district_id, here.id, there.id as there_id, here.at, here.subject, count(*) over () as many
      from kernel.audit here left join kernel.audit there using (district_id);
    create view kernel.fact_again as select district_id, id, there_id from kernel.fact_near;
    create view kernel.fact_deep as
      select found.there_id as id from (select there.id as there_id
        from kernel.audit here left join kernel.audit there using (district_id)) found`)
    const types = (await goldenFiles(ownerUrl))['tables.ts']!.split(/\n(?= {4}')/)
    const columns = (view: string) => types.find((each) => each.includes(view))!.match(/\w+: .*(?=\n)/g)
    assert.deepEqual(columns('kernel.fact_near'), [
      'district_id: number',
      'id: number',
      'there_id: number | null',
      'at: Date',
      'subject: string | null',
      'many: number | null',
    ])
    assert.deepEqual(columns('kernel.fact_again'), [
      'district_id: number',
      'id: number',
      'there_id: number | null',
    ])
    assert.deepEqual(columns('kernel.fact_deep'), ['id: number | null'])
  },
)

/** The lines by which two texts differ, each under the first line of its paragraph. */
function changes(before: string, after: string): string {
  const [old, fresh] = [paragraphs(before), paragraphs(after)]
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .flatMap((name) => {
      const [was, is] = [old.get(name) ?? [], fresh.get(name) ?? []]
      const gone = was.filter((line) => !is.includes(line)).map((line) => `- ${line}`)
      const come = is.filter((line) => !was.includes(line)).map((line) => `+ ${line}`)
      return gone.length + come.length > 0 && was[0] === is[0]
        ? [is[0], ...gone, ...come]
        : [...gone, ...come]
    })
    .join('\n')
}

/** By kind and name, `table flow.case`; the types begin a paragraph with each table. */
const paragraphs = (text: string): Map<string, string[]> =>
  new Map(
    text
      .trimEnd()
      .split(/\n\n|\n(?= {4}')/)
      .map((each) => [/^\s*\S+( [^\s(]+)?/.exec(each)![0], each.split('\n')]),
  )
