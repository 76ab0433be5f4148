import { choice } from '#engines/flow/flow.ts'

/** 诉求类型 (国办发〔2020〕53号; 表扬 by local practice). */
export const appealKind = choice(
  {
    enquiry: { zh: '咨询', en: 'Enquiry' },
    help: { zh: '求助', en: 'Request for help' },
    complaint: { zh: '投诉', en: 'Complaint' },
    report: { zh: '举报', en: 'Report' },
    suggestion: { zh: '建议', en: 'Suggestion' },
    praise: { zh: '表扬', en: 'Praise' },
  },
  { zh: '诉求类型', en: 'Kind' },
)

/** 不予受理的理由: each refusal carries its class (standards §2.2). */
export const refusalReason = choice(
  {
    litigation: { zh: '已进入诉讼、仲裁、复议或信访程序', en: 'In court, arbitration, review or petition' },
    secret: { zh: '涉及国家秘密、商业秘密或个人隐私', en: 'State or trade secret, privacy' },
    repeated: { zh: '重复诉求且无新的事实', en: 'Repeated without new facts' },
    abusive: { zh: '恶意骚扰或辱骂', en: 'Abusive or harassing' },
    'outside-government': { zh: '不属于政府职责', en: 'Outside government competence' },
    emergency: { zh: '属 110、119、120、122 紧急事项，已转告', en: 'Emergency line matter, told so' },
    unclear: { zh: '诉求不明且无法联系补充', en: 'Unclear, and the caller cannot be asked' },
  },
  { zh: '不予受理理由', en: 'Reason' },
)

/** 联系群众: how the unit reached the citizen. */
export const contact = choice(
  {
    phone: { zh: '电话联系', en: 'By phone' },
    visit: { zh: '上门见面', en: 'In person' },
    message: { zh: '短信或线上', en: 'By message' },
    unreachable: { zh: '多次联系未果', en: 'Could not be reached' },
  },
  { zh: '联系方式', en: 'Contact' },
)

/** 回访: unreachable is an answer of its own, not a dissatisfied citizen (standards §2.5). */
export const callBackResult = choice(
  {
    solved: { zh: '已解决', en: 'Solved' },
    'partly-solved': { zh: '部分解决', en: 'Partly solved' },
    'not-solved': { zh: '未解决', en: 'Not solved' },
    unreachable: { zh: '联系不上', en: 'Unreachable' },
  },
  { zh: '是否解决', en: 'Solved?' },
)
export const satisfaction = choice(
  {
    satisfied: { zh: '满意', en: 'Satisfied' },
    fair: { zh: '基本满意', en: 'Fairly satisfied' },
    dissatisfied: { zh: '不满意', en: 'Dissatisfied' },
    unreachable: { zh: '未能评价', en: 'No answer' },
  },
  { zh: '满意程度', en: 'Satisfaction' },
)
