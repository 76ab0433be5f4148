import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import test from 'node:test'
import { asFile, drawDistrict, placesAsFile } from './illustrate-district.ts'

const read = (file: string) =>
  readFileSync(path.join(import.meta.dirname, '../profiles/jianghan', file), 'utf8')

test('the drawing in the profile is the one this program draws', () => {
  const drawing = drawDistrict(JSON.parse(read('divisions.json')))
  assert.ok(asFile(drawing) === read('polygons.json'), 'run node tools/illustrate-district.ts')
  assert.ok(placesAsFile(drawing) === read('places.json'), 'run node tools/illustrate-district.ts')
})
