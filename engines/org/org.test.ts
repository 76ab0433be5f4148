import assert from 'node:assert/strict'
import test from 'node:test'
import { insertAccount } from '#kernel/auth.ts'
import { Refused } from '#kernel/errors.ts'
import { sql } from '#kernel/sql.ts'
import type { District } from '#tests/stage.ts'
import { orgStage, profile } from '#tests/stage/org-district.ts'
import {
  centreOf,
  districtsOf,
  loadHolders,
  loadOrganisation,
  locate,
  postsOf,
  type Unit,
  unitsBelow,
  unitsVisible,
} from './org.ts'

const { inDistrict } = orgStage()

const posts = (d: District, account: number) =>
  d.inside(async ({ db }) => (await postsOf(db, d.district, account, d.clock.now())).map(({ post }) => post))

const code = (error: unknown) => (error instanceof Refused ? error.refusal.code : String(error))

test(
  'a profile loads once; a second load adds nothing and keeps the district’s own edits',
  inDistrict(async (d) => {
    assert.deepEqual(d.loaded, { units: 170, posts: 20, areas: 2_886, places: 175 })
    const lighting = await d.unit('lighting')
    await d.reply(d.system, 'PATCH', `/org/units/${lighting}`, { name: { zh: '路灯所', en: 'Lighting' } })
    const again = await d.inside(({ db }) => loadOrganisation(db, d.district, profile, d.clock.now()))
    assert.deepEqual(again, { units: 0, posts: 0, areas: 0, places: 0 })
    const { units } = await d.reply<{ units: Unit[] }>(d.reader, 'GET', `/org/units/search?q=路灯`)
    assert.deepEqual(
      units.map(({ name }) => name.zh),
      ['路灯所'],
    )
  }),
)

test(
  'the tree holds every street below the government and every community below its street',
  inDistrict(async (d) => {
    const { units } = await d.reply<{ units: Unit[] }>(d.reader, 'GET', '/org/units')
    const byId = new Map(units.map((unit) => [unit.id, unit]))
    const above = (unit: Unit) => byId.get(unit.parent!)?.code
    for (const unit of units) {
      if (unit.kind === 'street') assert.equal(above(unit), 'district')
      if (unit.kind === 'community') assert.equal(above(unit), unit.code.slice(0, 9))
      if (unit.kind === 'section') assert.equal(above(unit), 'centre')
    }
    const street = await d.unit('420103001')
    const below = await d.reply<{ units: Unit[] }>(
      d.reader,
      'GET',
      `/org/units?below=${street}&kind=community`,
    )
    assert.equal(below.units.length, 6)
    const all = await d.inside(({ db }) => unitsBelow(db, d.district, street))
    assert.equal(all.length, 7)
    assert.equal(await d.inside(({ db }) => centreOf(db, d.district)), await d.unit('centre'))
  }),
)

test(
  'the people of the demonstration hold their posts; each sees its unit and those below',
  inDistrict(async (d) => {
    const people = { ...profile, accounts: profile.accounts.filter(({ post }) => post !== 'supervisor') }
    const ids = new Map<string, number>()
    const load = () =>
      d.inside(({ db }) =>
        loadHolders(db, d.district, people, {
          now: d.clock.now(),
          accountOf: async ({ login, name, administration }) => {
            const account = {
              login,
              name,
              administration,
              passwordHash: 'x',
              at: d.clock.now(),
              mustChange: false,
            }
            const id = ids.get(login) ?? (await insertAccount(db, d.district, account))
            ids.set(login, id)
            return id
          },
        }),
      )
    assert.equal(await load(), people.accounts.length)
    assert.equal(await load(), 0)
    assert.deepEqual(await posts(d, ids.get('dispatcher')!), ['dispatcher'])
    const clerk = profile.accounts.find(({ post, unit }) => post === 'street-clerk' && unit === '420103001')!
    const visible = await d.inside(async ({ db }) =>
      unitsVisible(db, d.district, {
        posts: await postsOf(db, d.district, ids.get(clerk.login)!, d.clock.now()),
      }),
    )
    assert.equal(visible.length, 7)
    const { holders } = await d.reply<{ holders: { name: string; unit: number }[] }>(
      d.reader,
      'GET',
      '/org/holders?post=confidential-officer',
    )
    assert.equal(holders.length, 2)
  }),
)

test(
  'a pin on the map has a street, a community, a cell and something near',
  inDistrict(async (d) => {
    const [place] = profile.places
    const found = await d.reply<{
      street: { code: string }
      cell: string
      near: { code: string; metres: number }[]
    }>(d.reader, 'GET', `/org/locations?lng=${place!.lng}&lat=${place!.lat}`)
    assert.equal(found.street.code, '420103001')
    assert.ok(found.cell.startsWith('420103001'))
    assert.deepEqual([found.near[0]!.code, found.near[0]!.metres], [place!.code, 0])
    assert.equal(
      await d.refusal(d.reader, 'GET', '/org/locations?lng=30.6&lat=114.2'),
      'org.coordinate-swapped',
    )
    const { places } = await d.reply<{ places: { name: { zh: string } }[] }>(
      d.reader,
      'GET',
      '/org/places?q=中山大道',
    )
    assert.equal(places.length, 4)
  }),
)

test(
  'a case is placed by its position, else by the codes given, and never stopped by a wrong position',
  inDistrict(async (d) => {
    const at = (given: Parameters<typeof locate>[2]) => d.inside(({ db }) => locate(db, d.district, given))
    const none = { lng: null, lat: null, street: null, community: null, cell: null }
    assert.deepEqual(await at({}), none)
    const community = '420103001002'
    assert.deepEqual(await at({ community }), { ...none, street: '420103001', community })
    const across = { lng: 114.33, lat: 30.56 }
    assert.deepEqual(await at({ place: across, community }), {
      ...none,
      ...across,
      street: '420103001',
      community,
    })
    const [place] = profile.places
    const found = await at({ place: { lng: place!.lng, lat: place!.lat }, community: '420103013001' })
    assert.equal(found.street, '420103001')
    await assert.rejects(at({ street: '420103099' }), (error) => code(error) === 'org.area-unknown')
  }),
)

test(
  'outlines come as GeoJSON, cells by box',
  inDistrict(async (d) => {
    type Features = { features: { id: string; geometry: { type: string; coordinates: number[][][] } }[] }
    const streets = await d.reply<Features>(d.reader, 'GET', '/org/areas?kind=street')
    assert.equal(streets.features.length, 13)
    const [ring] = streets.features[0]!.geometry.coordinates
    assert.deepEqual(ring![0], ring!.at(-1))
    const cells = await d.reply<Features>(
      d.reader,
      'GET',
      '/org/areas?kind=cell&bbox=114.26,30.6,114.265,30.605',
    )
    assert.ok(cells.features.length > 20 && cells.features.length < 60, `${cells.features.length}`)
    for (const bbox of ['1,2,3', 'a,b,c,d', '114.3,30.6,114.2,30.7', '1,2,3,4,5', ',,,'])
      assert.equal(await d.refusal(d.reader, 'GET', `/org/areas?kind=cell&bbox=${bbox}`), 'org.box-wrong')
  }),
)

test(
  'the districts of an installation are listed outside them all; inside, each sees itself alone',
  inDistrict(async (d) => {
    const known = await districtsOf(d.store)
    assert.ok(known.includes(d.district) && known.length > 1, known.join())
    const another = known.find((one) => one !== d.district)!
    const inside = await d.inside(async ({ db }) => {
      await sql`update org.district set name_zh = '别区' where district_id = ${another}`.execute(db)
      return (await sql`select district_id from org.district`.execute(db)).rows
    })
    assert.deepEqual(inside, [{ district_id: d.district }])
    const there = await d.store.inDistrict(another, ({ db }) =>
      sql<{ name_zh: string }>`select name_zh from org.district`.execute(db),
    )
    assert.equal(there.rows[0]!.name_zh, '江汉区')
  }),
)

test(
  'a district without an organisation says so',
  inDistrict(async (d) => {
    await assert.rejects(
      d.store.inDistrict(429999, ({ db }) => centreOf(db, 429999)),
      (error) => code(error) === 'org.no-centre',
    )
  }),
)
