import { words } from '../words.ts'

export const formWords = words('form', {
  optional: { zh: '选填', en: 'optional' },
  public: { zh: '群众可见', en: 'Read by the citizen' },
  internal: { zh: '仅内部可见', en: 'Internal' },
  personal: { zh: '加密保存', en: 'Kept encrypted' },
  missing: { zh: '请填写“{label}”', en: 'Fill in “{label}”' },
  choose: { zh: '请选择“{label}”', en: 'Choose “{label}”' },
  short: { zh: '至少 {count} 个字', en: 'At least {count} characters' },
  long: { zh: '最多 {count} 个字', en: 'At most {count} characters' },
  pattern: { zh: '格式不对，请检查', en: 'This does not look right' },
  unitHint: { zh: '输入名称查找', en: 'Type a part of the name' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  caseHint: { zh: '案件号或内容（至少两个字）', en: 'Number or words, two characters at least' },
  noCase: { zh: '没有这样的案件', en: 'No such case' },
  note: { zh: '说明', en: 'Note' },
  reason: { zh: '理由', en: 'Reason' },
  noUnit: { zh: '没有这样的单位', en: 'No such unit' },
})
