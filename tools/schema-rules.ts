import type { Client } from 'pg'

/** Tables that belong to no district, and why. */
const national: Record<string, string> = {
  'public.migration': 'which migrations this store has taken',
  'org.installation': 'which districts share the installation: the worker must know them all',
}

/** Guarded for the server but not for the owner, whose reviewed functions alone read them, and why. */
const byFunction: Record<string, string> = {
  'flow.search': 'an index on an array cannot be used under a policy: flow.find_text checks the district',
  'flow.search_mark': 'kept by flow.index_text, which checks the district',
  'registers.search': 'an index on an array, as above: registers.find_text checks the district',
}

/** What was written stays: the server may add rows and read them, no more. */
const appendOnly = ['kernel.audit', 'flow.detail', 'flow.step', 'flow.seal', 'registers.version']

/** The role the server signs in as. */
const server = 'huying_server'

const own = `n.nspname !~ '^(pg_|information_schema$|graphile_worker$)'`

/** The house's own tables, partitions too: each can be reached by its own name. */
const tables = `
  select c.oid, n.nspname || '.' || c.relname as name, n.nspname || '.' || c.relname = any ($1) as is_national,
    c.relrowsecurity and (c.relforcerowsecurity or n.nspname || '.' || c.relname = any ($4)) as is_guarded,
    exists (select from pg_attribute
      where attrelid = c.oid and attname = 'district_id' and attnotnull) as has_district
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${own} and c.relkind in ('r', 'p')`

const grantee = `case grantee when 0 then 'public' else grantee::regrole::text end`

/** Each selects what breaks the rule ($1 national, $2 append-only, $3 server), named by what to do about it. */
const rules: Record<string, string> = {
  'give it a district_id integer not null, or list it in tools/schema-rules.ts with the reason': `
    select name from tables where not has_district and not is_national`,

  'take it off the list of national tables: it is none, or there is no such table': `
    select listed from unnest($1) listed
    where not exists (select from tables where name = listed and not has_district)`,

  'give it a primary key': `
    select name from tables where not exists (select from pg_index where indrelid = oid and indisprimary)`,

  'put district_id first, in the key and in the key it refers to': `
    select name || ' ' || pg_get_indexdef(indexrelid)
    from tables join pg_index on indrelid = oid
      join pg_attribute a on a.attrelid = oid and a.attnum = indkey[0]
    where indisunique and not is_national and attname <> 'district_id'
    union all
    select t.name || ' ' || pg_get_constraintdef(k.oid)
    from tables t join pg_constraint k on k.conrelid = t.oid join tables target on target.oid = k.confrelid
      join pg_attribute here on here.attrelid = k.conrelid and here.attnum = k.conkey[1]
      join pg_attribute there on there.attrelid = k.confrelid and there.attnum = k.confkey[1]
    where not target.is_national and (here.attname <> 'district_id' or there.attname <> 'district_id')`,

  'call kernel.keep_in_district on it: its rows are open to every district': `
    select name from tables where not is_national and not is_guarded
    union all
    select distinct name || ' policy ' || polname
    from tables t join pg_policy on polrelid = t.oid,
      unnest(array[pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)]) condition
    where polpermissive and condition not like '%district_id = kernel.current_district()%'`,

  'create it with (security_invoker = true): else it reads with its owner’s eyes': `
    select n.nspname || '.' || c.relname
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${own} and (c.relkind = 'm' or c.relkind = 'v' and not 'security_invoker=true' = any (
      coalesce(c.reloptions, '{}')))`,

  'give it its own search_path: it runs with its owner’s rights': `
    select p.oid::regprocedure::text
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${own} and p.prosecdef and not coalesce(array_to_string(p.proconfig, ' '), '') like '%search_path=%'`,

  'leave the server without powers: no superuser, no role above it, nothing of its own': `
    select rolname || ' may pass by row security or make roles' from pg_roles
    where rolname = $3 and (rolsuper or rolbypassrls or rolcreaterole or rolreplication)
    union all
    select $3 || ' is a member of ' || roleid::regrole from pg_auth_members where member = $3::regrole
    union all
    select $3 || ' owns ' || pg_describe_object(classid, objid, objsubid) from pg_shdepend
    where refobjid = $3::regrole and deptype = 'o'
      and dbid in (0, (select oid from pg_database where datname = current_database()))`,

  'grant it to nobody, or to the server what a row needs: select, insert, update, delete': `
    select format('%s: %s to %s', name, lower(privilege_type), ${grantee})
    from tables join pg_class c using (oid), aclexplode(c.relacl)
    where grantee <> c.relowner
      and (grantee <> $3::regrole or privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))
    union all
    select format('schema %s: create to %s', nspname, ${grantee})
    from pg_namespace n, aclexplode(nspacl)
    where ${own} and grantee <> nspowner and privilege_type = 'CREATE'`,

  'keep it append-only: grant select and insert alone': `
    select listed from unnest($2) listed
    where to_regnamespace(split_part(listed, '.', 1)) is not null and (to_regclass(listed) is null
      or has_any_column_privilege($3, to_regclass(listed), 'UPDATE')
      or has_table_privilege($3, to_regclass(listed), 'DELETE'))`,
}

/** What the live schema does against the rules, each as `what it is: what to do`. */
export async function brokenRules(client: Client): Promise<string[]> {
  await client.query(`set search_path = ''`)
  const found: string[] = []
  for (const [advice, broken] of Object.entries(rules)) {
    // All three parameters are named, whichever the rule asks for: PostgreSQL wants to know their types.
    const text = `with tables as (${tables}), given as (select $1::text[], $2::text[], $3::text, $4::text[])
      select name from (${broken}) as broken (name) order by name`
    const { rows } = await client.query<{ name: string }>(text, [
      Object.keys(national),
      appendOnly,
      server,
      Object.keys(byFunction),
    ])
    found.push(...rows.map(({ name }) => `${name}: ${advice}`))
  }
  return found
}
