import { words } from '#ui/words.ts'

export const noticeWords = words('notices', {
  notices: { zh: '通知', en: 'Notices' },
  unread: { zh: '通知，{count} 条未读', en: 'Notices, {count} unread' },
  none: { zh: '没有未读通知', en: 'Nothing unread' },
  assigned: { zh: '交给我方办理', en: 'Given to us' },
  readAll: { zh: '全部已读', en: 'Mark all as read' },
  confidential: { zh: '涉密案件', en: 'A confidential case' },
})
