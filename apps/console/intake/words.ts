import { words } from '#ui/words.ts'

export const intakeWords = words('intake', {
  title: { zh: '受理登记', en: 'Intake' },
  channel: { zh: '来源渠道', en: 'Channel' },
  upstream: { zh: '上级工单号', en: 'Upstream order' },
  person: { zh: '来电人', en: 'Who' },
  content: { zh: '诉求', en: 'What' },
  place: { zh: '事发地点', en: 'Where' },
  class: { zh: '分类', en: 'Class' },
  condition: { zh: '立案条件', en: 'Filing condition' },
  urgent: { zh: '紧急', en: 'Urgent' },
  more: { zh: '其他', en: 'More' },
  photos: { zh: '照片', en: 'Photos' },
  open: { zh: '登记', en: 'Register' },
  clear: { zh: '清空', en: 'Clear' },
  restore: { zh: '恢复刚才清空的', en: 'Bring it back' },
  kept: { zh: '草稿随时保存在本机', en: 'The draft is kept on this computer as you type' },
  opened: { zh: '已登记', en: 'Registered' },
  next: { zh: '下一件', en: 'Next' },
  look: { zh: '打开案件', en: 'Open the case' },
  nothing: { zh: '您的岗位不登记案件', en: 'Your post registers no cases' },
  noChannel: { zh: '请选择来源渠道', en: 'Choose a channel' },
})
