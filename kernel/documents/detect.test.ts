import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detectKind, type Detected } from './detect.ts'
import { joined, utf8, zipOf } from './fixtures.ts'

const compound = (stream: string): Uint8Array =>
  joined(Buffer.from('d0cf11e0a1b11ae1', 'hex'), new Uint8Array(600), Buffer.from(stream, 'utf16le'))

test('a file is what its content says, whatever its name', () => {
  const cases: [bytes: Uint8Array, name: string, detected: Detected][] = [
    [utf8('%PDF-1.7\n'), '决算.docx', { kind: 'pdf' }],
    [zipOf([{ name: 'word/document.xml', content: '' }]), '决算.pdf', { kind: 'docx' }],
    [zipOf([{ name: 'xl/workbook.xml', content: '' }]), 'a', { kind: 'xlsx' }],
    [zipOf([{ name: 'word/document.xml', content: '' }]).subarray(0, 60), 'a.docx', { kind: 'docx' }],
    [zipOf([{ name: 'OFD.xml', content: '' }]), 'a.ofd', { kind: 'foreign', found: 'OFD', instead: 'PDF' }],
    [
      zipOf([{ name: 'a.txt', content: '' }]),
      'a.zip',
      { kind: 'foreign', found: 'ZIP', instead: 'PDF, DOCX, XLSX' },
    ],
    [compound('WordDocument'), '决算.docx', { kind: 'foreign', found: 'DOC', instead: 'DOCX' }],
    [compound('Workbook'), '表.xls', { kind: 'foreign', found: 'XLS', instead: 'XLSX' }],
    [compound('EncryptedPackage'), '决算.docx', { kind: 'encrypted' }],
    [compound('Else'), 'a', { kind: 'unknown' }],
    [
      Buffer.from('89504e470d0a1a0a0000', 'hex'),
      '扫描.pdf',
      { kind: 'foreign', found: 'PNG', instead: 'PDF' },
    ],
    [utf8('{\\rtf1 x'), 'a.doc', { kind: 'foreign', found: 'RTF', instead: 'DOCX' }],
    [Buffer.from('1f8b0800', 'hex'), 'a.csv.gz', { kind: 'gz' }],
    [utf8('\uFEFF <!-- 门户 --><!DOCTYPE html><p>'), 'a.txt', { kind: 'html' }],
    [utf8('a,b'), '表.CSV', { kind: 'csv' }],
    [utf8('{}'), 'cases.jsonl', { kind: 'ndjson' }],
    [utf8('BM 部门说明'), '说明', { kind: 'text' }],
  ]
  for (const [bytes, name, detected] of cases) assert.deepEqual(detectKind(bytes, name), detected)
})
