import { words } from './words.ts'

export const personalWords = words('personal', {
  open: { zh: '查看', en: 'Open' },
  title: { zh: '查看个人信息（记录理由）', en: 'Open personal data (on record)' },
  reason: { zh: '查看理由', en: 'Reason' },
  reasonHint: { zh: '写明用途，至少 4 个字', en: 'What for: four characters at least' },
  hides: { zh: '{count} 秒后重新遮盖', en: 'Covered again in {count} s' },
})
