import assert from 'node:assert/strict'
import { test } from 'node:test'
import { liveSchema } from './live-schema.ts'
import { brokenRules } from './schema-rules.ts'

test('the migrated schema keeps every district to itself', async (t) => {
  const { client } = await liveSchema(t)
  const broken = await brokenRules(client)
  assert.ok(broken.length === 0, `\n${broken.join('\n')}`)
})

test('tables, keys, views, functions and grants that would let a district leak are found', async (t) => {
  const { client, asServer } = await liveSchema(t)
  const before = await brokenRules(client)
  await client.query(`
    select kernel.open_schema('leaky');
    grant create on schema leaky to huying_server;
    create table leaky.homeless (id bigint primary key);
    create table leaky.open (district_id integer not null, id bigint, primary key (district_id, id));
    create table leaky.keyed (district_id integer not null, id bigint unique, other bigint,
      primary key (id, district_id), foreign key (other, district_id) references leaky.keyed (id, district_id));
    select kernel.keep_in_district('leaky.keyed', 'select, truncate');
    create table leaky.keyless (district_id integer not null);
    select kernel.keep_in_district('leaky.keyless', 'select');
    grant select on leaky.keyless to public;
    create policy everybody on leaky.keyless for insert with check (true);
    create view leaky.fact_all as select * from leaky.keyless;
    create function leaky.count() returns bigint language sql security definer
      as 'select count(*) from leaky.keyless';
    grant delete on kernel.audit to huying_server;
  `)
  await asServer.query('create sequence leaky.stray')
  const first = 'put district_id first, in the key and in the key it refers to'
  const kept = 'call kernel.keep_in_district on it: its rows are open to every district'
  const granted = 'grant it to nobody, or to the server what a row needs: select, insert, update, delete'
  const after = await brokenRules(client)
  assert.deepEqual(
    after.filter((each) => !before.includes(each)),
    [
      'leaky.homeless: give it a district_id integer not null, or list it in tools/schema-rules.ts with the reason',
      'leaky.keyless: give it a primary key',
      `leaky.homeless CREATE UNIQUE INDEX homeless_pkey ON leaky.homeless USING btree (id): ${first}`,
      `leaky.keyed CREATE UNIQUE INDEX keyed_id_key ON leaky.keyed USING btree (id): ${first}`,
      `leaky.keyed CREATE UNIQUE INDEX keyed_pkey ON leaky.keyed USING btree (id, district_id): ${first}`,
      `leaky.keyed FOREIGN KEY (other, district_id) REFERENCES leaky.keyed(id, district_id): ${first}`,
      `leaky.homeless: ${kept}`,
      `leaky.keyless policy everybody: ${kept}`,
      `leaky.open: ${kept}`,
      'leaky.fact_all: create it with (security_invoker = true): else it reads with its owner’s eyes',
      'leaky.count(): give it its own search_path: it runs with its owner’s rights',
      'huying_server owns sequence leaky.stray: leave the server without powers: no superuser, no role above it, nothing of its own',
      `leaky.keyed: truncate to huying_server: ${granted}`,
      `leaky.keyless: select to public: ${granted}`,
      `schema leaky: create to huying_server: ${granted}`,
      'kernel.audit: keep it append-only: grant select and insert alone',
    ],
  )
})
