import {
  count,
  type Decimal,
  type Draft,
  type Figure,
  money,
  rounded,
  say,
  sentence,
  shareOf,
  sum,
} from '#engines/reports/reports.ts'
import type { Books } from '../books.ts'
import type { Evaluation, FiscalData } from '../data.ts'
import { asWanYuan } from '../round-together.ts'
import type { Reasons } from './words.ts'

const basis = '部门决算公开说明：预算绩效情况'
const said = {
  all: sentence(
    'evaluation.all',
    '{department}对{year}年度一般公共预算项目支出开展绩效自评，共涉及项目{number}，全年预算{budget}；执行数{spent}，占一般公共预算项目支出总额的{share}。',
    basis,
  ),
  whole: sentence(
    'evaluation.whole',
    '{department}对{year}年度部门整体支出开展绩效自评，全年预算数为{budget}，执行数为{spent}，完成预算的{rate}。{outcome}',
    basis,
  ),
  project: sentence(
    'evaluation.project',
    '{n}. {name}项目绩效自评综述：项目全年预算数为{budget}，执行数为{spent}，完成预算的{rate}。主要产出和效益是：{outcome}',
    basis,
  ),
  none: sentence('evaluation.none', '{year}年度没有需要开展绩效自评的项目。', basis),
}

export interface EvaluatedFunds {
  planned: Decimal
  done: Decimal
  /** Of what was planned, to so many places; undefined where nothing was. */
  rate: (places: number) => Figure | undefined
}

/** Planned as given; done as the books have it where they know the project, so that the two cannot differ. */
export function fundsOf(
  one: Pick<Evaluation, 'project' | 'budget'> & { spent?: string },
  data: FiscalData,
  books: Books,
): EvaluatedFunds {
  const planned = rounded(asWanYuan(one.budget, data.unit), 2)
  const known = data.projects.find(({ name }) => name === one.project)
  const whole = books.amount({ side: 'spending' })
  const done = known
    ? books.amount({ side: 'spending', project: known.code })
    : one.spent === undefined
      ? whole
      : rounded(asWanYuan(one.spent, data.unit), 2)
  return { planned, done, rate: (places) => shareOf(done, planned, places) }
}

/** 十三、预算绩效情况: totals over all sheets, the whole department, each project. */
export function writeEvaluations(out: Draft, data: FiscalData, books: Books, reasons: Reasons): void {
  const { department, evaluations, whole } = data
  const year = String(data.year)
  const order = ['一', '二', '三', '四'].values()
  const part = (title: string) => out.heading(3, `（${order.next().value}）${title}`)
  part('预算绩效管理工作开展情况')
  const funds = evaluations.map((one) => fundsOf(one, data, books))
  const spent = sum(funds.map(({ done }) => done))
  const share = shareOf(spent, books.amount({ side: 'spending', source: 'general', nature: 'project' }))
  out.write(
    share && evaluations.length > 0
      ? say(said.all, {
          ...{ year, department: department.name, number: count(evaluations.length, '个'), share },
          ...{ budget: money(sum(funds.map(({ planned }) => planned))), spent: money(spent) },
        })
      : say(said.none, { year }),
  )
  if (whole) {
    const { planned, done, rate } = fundsOf(whole, data, books)
    part('部门整体支出自评结果')
    out.write(
      say(said.whole, {
        ...{ year, department: department.name, budget: money(planned), spent: money(done) },
        ...{ rate: rate(1) ?? '', outcome: ended(whole.outcome) },
      }),
    )
  }
  if (evaluations.length > 0) part('项目支出自评结果')
  evaluations.forEach((one, index) => {
    const { planned, done, rate } = funds[index]!
    out.write(
      say(said.project, {
        ...{ n: String(index + 1), name: one.project, budget: money(planned), spent: money(done) },
        ...{ rate: rate(1) ?? '', outcome: ended(one.outcome) },
      }),
    )
  })
  part('绩效自评结果应用情况')
  out.write(
    data.useOfResults ||
      say(sentence('evaluation.use', '{why}', basis), {
        why: reasons('evaluation.use', '绩效自评结果如何应用'),
      }),
  )
}

const ended = (text: string): string => (/[。！]$/.test(text) ? text : `${text}。`)
