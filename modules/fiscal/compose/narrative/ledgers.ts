import {
  changeOf,
  count,
  type Draft,
  isZero,
  money,
  say,
  sentence,
  shareOf,
  sum,
} from '#engines/reports/reports.ts'
import type { FiscalData } from '../data.ts'
import { asWanYuan, roundTogether } from '../round-together.ts'
import { compareYears, type Reasons } from './words.ts'

const basis = '部门决算公开说明：机关运行经费、政府采购、国有资产占用'
const kinds = [
  ['goods', '货物'],
  ['works', '工程'],
  ['services', '服务'],
] as const

const said = {
  cost: sentence('operating.cost', '{year}年度{name}机关运行经费支出{spent}。', basis),
  none: sentence('operating.none', '{name}属事业单位，{year}年度没有机关运行经费支出。', basis),
  procured: sentence(
    'procurement.total',
    '{year}年度{name}政府采购支出总额{total}，其中：政府采购货物支出{goods}、政府采购工程支出{works}、政府采购服务支出{services}。',
    basis,
  ),
  small: sentence('procurement.small', '授予中小企业合同金额{small}，占政府采购支出总额的{share}', basis),
  micro: sentence(
    'procurement.micro',
    '，其中：授予小微企业合同金额{micro}，占授予中小企业合同金额的{share}',
    basis,
  ),
  kind: sentence('procurement.kind', '{kind}采购授予中小企业合同金额占{kind}支出金额的{share}', basis),
  noProcurement: sentence('procurement.none', '{year}年度{name}没有政府采购支出。', basis),
  cars: sentence('assets.cars', '截至{year}年12月31日，{name}共有车辆{cars}{kinds}；', basis),
  noCars: sentence('assets.no-cars', '截至{year}年12月31日，{name}没有车辆；', basis),
  equipment: sentence('assets.equipment', '单价100万元（含）以上的设备（不含车辆）{pieces}。', basis),
}

/** 十、机关运行经费. */
export function writeOperatingCost(out: Draft, data: FiscalData, reasons: Reasons): void {
  const [year, name] = [String(data.year), data.department.name]
  if (!data.operatingCost) return out.write(say(said.none, { year, name }))
  const [spent, before] = roundTogether(
    [data.operatingCost.spent, data.operatingCost.before].map((one) => asWanYuan(one, data.unit)),
  )
  out.write(
    say(said.cost, { year, name, spent: money(spent!) }),
    ...(changeOf(spent!, before!).way === 'same'
      ? []
      : [
          compareYears(
            '机关运行经费',
            { now: spent!, before: before!, year: data.year },
            reasons('operating.change', '机关运行经费变动的原因'),
          ),
        ]),
  )
}

/** 十一、政府采购: a share of a kind has that kind's spending below it (rule N10); nothing over nothing is not said. */
export function writeProcurement(out: Draft, data: FiscalData): void {
  const [year, name] = [String(data.year), data.department.name]
  const spent = roundTogether(data.procurement.map(({ amount }) => asWanYuan(amount, data.unit)))
  const small = roundTogether(data.procurement.map((one) => asWanYuan(one.small, data.unit)))
  const micro = sum(roundTogether(data.procurement.map((one) => asWanYuan(one.micro, data.unit))))
  const of = (amounts: typeof spent, kind: string) =>
    sum(amounts.filter((_, n) => data.procurement[n]!.kind === kind))
  const total = sum(spent)
  if (isZero(total)) return out.write(say(said.noProcurement, { year, name }))
  const all = sum(small)
  const shares = kinds.flatMap(([kind, word]) => {
    const share = shareOf(of(small, kind), of(spent, kind))
    return share ? [say(said.kind, { kind: word, share }).text] : []
  })
  out.write(
    say(said.procured, {
      ...{ year, name, total: money(total), goods: money(of(spent, 'goods')) },
      ...{ works: money(of(spent, 'works')), services: money(of(spent, 'services')) },
    }),
    say(said.small, { small: money(all), share: shareOf(all, total)! }),
    ...(isZero(all) ? [] : [say(said.micro, { micro: money(micro), share: shareOf(micro, all)! })]),
    '；',
    `${shares.join('，')}。`,
  )
}

/** 十二、国有资产占用: the kinds of cars add up to all of them, from one list (rule N09). */
export function writeAssets(out: Draft, { year, department, assets }: FiscalData): void {
  const all = assets.cars.reduce((whole, car) => whole + car.count, 0)
  const place = { year: String(year), name: department.name }
  const list = assets.cars.map(({ kind, count: n, use }) => `${kind}${n}辆${use ? `（${use}）` : ''}`)
  out.write(
    all > 0
      ? say(said.cars, { ...place, cars: count(all, '辆'), kinds: `，其中，${list.join('、')}` })
      : say(said.noCars, place),
    say(said.equipment, { pieces: count(assets.equipment, '台（套）') }),
  )
}
