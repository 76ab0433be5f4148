import { type Draft, say, sentence } from '#engines/reports/reports.ts'
import type { Books } from './books.ts'
import type { FiscalData } from './data.ts'
import { subjectMeanings } from './lists.ts'
import { reasonsOf } from './narrative/words.ts'

/** Words that every disclosure uses, explained in our own words; `级` is whose purse pays. */
const words = (level: string): readonly (readonly [string, string])[] => [
  ['一般公共预算财政拨款收入', `${level}财政从当年一般公共预算中拨给本部门的资金`],
  ['政府性基金预算财政拨款收入', `${level}财政从当年政府性基金预算中拨给本部门的资金`],
  ['国有资本经营预算财政拨款收入', `${level}财政从当年国有资本经营预算中拨给本部门的资金`],
  ['上级补助收入', '事业单位从主管部门和上级单位得到的、不属于财政拨款的补助'],
  ['事业收入', '事业单位从事专业业务活动以及辅助活动所得的收入'],
  ['经营收入', '事业单位在专业业务及辅助活动以外从事非独立核算的经营活动所得的收入'],
  ['其他收入', '上列各项以外的收入'],
  [
    '使用非财政拨款结余（含专用结余）',
    '事业单位按规定动用以前积累的非财政拨款结余（含专用结余）来弥补收支差额的数额',
  ],
  ['年初结转和结余', '上年没有用完、本年仍按原用途继续使用的资金，以及项目完成后余下的资金'],
  ['结余分配', '事业单位按规定缴纳企业所得税和从非财政拨款结余中提取各类结余的数额'],
  ['年末结转和结余', '本年没有用完、按规定留到以后年度继续使用的资金，以及项目完成后余下的资金'],
  ['基本支出', '为保障机构正常运转、完成日常工作而发生的人员支出和公用支出'],
  ['项目支出', '在基本支出以外、为完成特定任务或事业发展目标而发生的支出'],
  ['“三公”经费', '用财政拨款安排的因公出国（境）费、公务用车购置及运行维护费和公务接待费'],
  ['机关运行经费', '行政单位（含参照公务员法管理的事业单位）为运转而购买货物和服务的各项资金'],
]

const said = sentence(
  'glossary.subject',
  '{n}. {class}（类）{section}（款）{item}（项）：反映{meaning}。',
  '部门决算公开：名词解释到项级',
)

const order = '一二三四五六七八九十'
const numbered = (n: number): string =>
  n <= 10
    ? order[n - 1]!
    : `${n >= 20 ? order[Math.floor(n / 10) - 1] : ''}十${n % 10 ? order[(n % 10) - 1] : ''}`

/** Every item 项 in which there is an amount is explained (rule S03): from the list, or from the data's own meanings. */
export function writeGlossary(out: Draft, data: FiscalData, books: Books): void {
  const meanings = { ...subjectMeanings, ...data.meanings }
  const reasons = reasonsOf(data)
  const entries = [
    ...words(data.department.level),
    ...data.terms.map(({ name, meaning }) => [name, meaning] as const),
  ]
  entries.forEach(([name, meaning], n) =>
    out.write(`（${numbered(n + 1)}）${name}：指${meaning.replace(/。$/, '')}。`),
  )
  out.write(`（${numbered(entries.length + 1)}）本部门使用的支出功能分类科目（到项级）：`)
  books.codes(7, { side: 'spending' }).forEach((code, n) => {
    const level = (length: number) => books.nameOf(code.slice(0, length))
    const why = reasons(`meaning.${code}`, `科目${code}的含义`)
    out.write(
      say(said, {
        ...{ n: String(n + 1), class: level(3), section: level(5), item: level(7) },
        meaning: meanings[code]?.replace(/。$/, '') ?? why,
      }),
    )
  })
}
