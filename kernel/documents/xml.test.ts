import assert from 'node:assert/strict'
import { test } from 'node:test'
import { XmlMalformed, xmlReader } from './xml.ts'

function told(source: string, cut: number): string[] {
  const said: string[] = []
  let text = ''
  const flush = () => {
    if (text) said.push(text)
    text = ''
  }
  const reader = xmlReader({
    open: (name, attributes) => {
      flush()
      said.push(`<${name}${[...attributes].map(([key, value]) => ` ${key}=${value}`).join('')}>`)
    },
    close: (name) => {
      flush()
      said.push(`</${name}>`)
    },
    text: (more) => (text += more),
  })
  for (let at = 0; at < source.length; at += cut) reader.write(source.slice(at, at + cut))
  reader.end()
  return said
}

test('elements, attributes, entities and CDATA are told alike however the text is cut', () => {
  const source = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY big "x">]><w:a x="1 &gt; 0" y='"'><!-- <no> --><b/>甲&amp;&#x4e59;&#19993;&big;<![CDATA[<丁>]]></w:a>`
  const expected = [']>', '<w:a x=1 > 0 y=">', '<b>', '</b>', '甲&乙丙&big;<丁>', '</w:a>']
  for (const cut of [1, 2, 3, 7, 1000]) assert.deepEqual(told(source, cut), expected)
})

test('what breaks off, closes too much or never ends a tag is malformed', () => {
  for (const source of ['', 'no element', '<a><b></b>', '<a></a></a>', '<a', '<a>x<!-- ', '<a href="'])
    assert.throws(() => told(source, 5), XmlMalformed)
  assert.throws(() => told(`<a ${'x'.repeat(5 << 20)}`, 1 << 16), XmlMalformed)
})
