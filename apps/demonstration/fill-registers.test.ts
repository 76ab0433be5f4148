import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flowStage } from '#tests/stage/flow.ts'
import { fillRegisters } from './fill-registers.ts'

const { inDistrict } = flowStage()

interface Page {
  entries: { key: string; version: number; fields: Record<string, unknown> }[]
  next: string | null
}

async function everyEntry(list: (query: string) => Promise<Page>, query: string): Promise<Page['entries']> {
  const all: Page['entries'] = []
  for (let after: string | null = ''; after !== null;) {
    const { entries, next } = await list(`${query}${after && `&after=${encodeURIComponent(after)}`}`)
    all.push(...entries)
    after = next
  }
  return all
}

test(
  'the demonstration holds thousands of components in their cells, some mended since, and articles that help',
  inDistrict(async (d) => {
    const start = performance.now()
    const wanted = { district: d.district, until: d.clock.now(), seed: 420_103 }
    const filled = await fillRegisters(d.house, d.database.serverUrl, wanted)
    console.log(`registers of the demonstration: ${((performance.now() - start) / 1000).toFixed(1)} s`)
    assert.ok(filled.components >= 3000 && filled.articles >= 30)
    const list = (query: string) => d.shiftLeader.get<Page>(`/registers/component/entries?limit=200&${query}`)
    const broken = await list('state=broken')
    assert.ok(broken.entries.length > 100)
    assert.ok(broken.entries.every(({ fields }) => /^420103\d{9}$/.test(String(fields.cell))))
    const before = await list('state=broken&asOf=2026-01-05')
    const all = await everyEntry(list, 'asOf=2026-01-05')
    const brokenThen = all.filter(({ fields }) => fields.state === 'broken')
    assert.deepEqual(
      before.entries,
      brokenThen.slice(0, 200),
      'what an index found is what reading all finds',
    )
    const keys = new Set(broken.entries.map(({ key }) => key))
    assert.ok(
      before.entries.some(({ key }) => !keys.has(key)) || before.entries.length < broken.entries.length,
    )
    const help = await d.callTaker.get<{ articles: { title: string }[] }>(
      '/knowledge/help?text=门口的井盖没了',
    )
    assert.match(help.articles[0]!.title, /井盖/)
    const due = await d.shiftLeader.get<{ articles: unknown[] }>('/knowledge/due-reviews')
    assert.ok(due.articles.length > 0)
  }),
)
