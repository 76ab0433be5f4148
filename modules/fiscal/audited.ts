import { thing } from '#kernel/audit.ts'

thing({
  word: 'fiscal-check',
  title: { zh: '公开文件检查', en: 'check of a disclosure' },
  fields: {
    document: { zh: '文件摘要', en: 'Digest of the document' },
    findings: { zh: '发现数', en: 'Findings' },
    rule: { zh: '规则', en: 'Rule' },
    place: { zh: '位置', en: 'Place' },
    withdrawn: { zh: '撤回的说明', en: 'Explanation taken back' },
  },
})

thing({
  word: 'fiscal-books',
  title: { zh: '账目', en: 'books' },
  fields: {
    unit: { zh: '单位', en: 'Unit', of: 'unit' },
    kind: {
      ...{ zh: '文种', en: 'Document' },
      values: { budget: { zh: '预算', en: 'budget' }, final: { zh: '决算', en: 'final accounts' } },
    },
    from: { zh: '取自账目', en: 'Begun from the books', of: 'fiscal-books' },
  },
})
