import { refusal } from '#kernel/errors.ts'

export const dataUnreadable = refusal('fiscal.data-unreadable', 422, {
  zh: '数据文件的 {where} 不符合要求：{what}',
  en: 'The data do not fit at {where}: {what}',
})
export const sidesDiffer = refusal('fiscal.sides-differ', 422, {
  zh: '{year} 年来源“{source}”：收入加年初结转为 {income} 万元，支出加年末结转为 {spending} 万元，两侧不等，请核对数据。',
  en: 'In {year}, of the source “{source}”, income and what was carried in are {income}, spending and what is carried out {spending} (10,000 yuan): check the data.',
})
export const subjectNameless = refusal('fiscal.subject-nameless', 422, {
  zh: '科目 {code} 没有名称，请在 subjects 中写明。',
  en: 'The subject {code} has no name: give it in `subjects`.',
})
export const economicMissing = refusal('fiscal.economic-missing', 422, {
  zh: '科目 {code} 的一般公共预算基本支出没有写部门经济分类（款），无法编制公开06表。',
  en: 'Basic spending on {code} from the general budget names no economic section: 公开06表 cannot be made.',
})
export const projectUnknown = refusal('fiscal.project-unknown', 422, {
  zh: '项目支出引用的项目“{code}”不在项目清单中。',
  en: 'Project spending names the project “{code}”, which is not in the list.',
})
export const nothingSpent = refusal('fiscal.nothing-spent', 422, {
  zh: '{year} 年的支出合计为 {amount} 万元，没有可以公开的支出，请核对账目。',
  en: 'Spending in {year} comes to {amount} (10,000 yuan): there is nothing to disclose; check the books.',
})
