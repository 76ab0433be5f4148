import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { chance as chanceOf } from '#kernel/chance.ts'
import { matterText, phrasesShape } from './phrases.ts'

test('vehicles are counted as vehicles, a polluted river by its length, noise not at all', async () => {
  const file = path.join(import.meta.dirname, '../../profiles/jianghan/texts.json')
  const phrases = phrasesShape.parse(JSON.parse(await readFile(file, 'utf8')))
  const chance = chanceOf(7)
  const said = (code: string, title: string) =>
    Array.from({ length: 60 }, () =>
      matterText(phrases, chance, { code, title, major: '06' }, { name: '民族路' }),
    )
  for (const text of said('09010', '非机动车乱停放')) assert.match(text, /乱停放.+辆，/)
  for (const text of said('06026', '河道污染')) assert.match(text, /污染.*米/)
  for (const text of said('06037', '动物尸体')) assert.match(text, /尸体.+只，/)
  for (const text of said('06028', '噪声扰民')) assert.doesNotMatch(text, /[处辆米]，/)
  for (const text of said('01037', '路灯异常')) assert.match(text, /异常.处，/)
})
