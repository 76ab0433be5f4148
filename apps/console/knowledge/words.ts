import { words } from '#ui/words.ts'

export const knowledgeWords = words('knowledge', {
  title: { zh: '知识库', en: 'Knowledge' },
  none: { zh: '没有相关条目', en: 'Nothing on this' },
  whole: { zh: '打开条目', en: 'Open the article' },
})
