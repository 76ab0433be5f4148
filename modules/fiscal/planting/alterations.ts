import type { Chance } from '#kernel/chance.ts'

/** One fault as it is made in practice: what it does to a figure or a phrase; undefined where it does not fit. */
export interface Alteration {
  name: string
  /** What it alters: an amount (with its unit, where one follows), a percentage, a direction. */
  of: 'amount' | 'unit' | 'percent' | 'direction'
  alter(text: string, chance: Chance): string | undefined
}

const digitsAt = (text: string): number[] => Array.from(text).flatMap((one, n) => (/\d/.test(one) ? [n] : []))

const put = (text: string, at: number, by: string): string => text.slice(0, at) + by + text.slice(at + 1)

/** Two neighbouring digits changed places. */
const swap: Alteration = {
  name: '数字对调',
  of: 'amount',
  alter(text, chance) {
    const at = digitsAt(text)
    const pairs = at.slice(1).flatMap((to, n) => (text[at[n]!] === text[to] ? [] : [[at[n]!, to] as const]))
    if (pairs.length === 0) return undefined
    const [a, b] = chance.pick(pairs)
    const out = put(put(text, a, text[b]!), b, text[a]!)
    return /^0\d/.test(out) ? undefined : out
  },
}

/** One digit mistyped. */
const typo: Alteration = {
  name: '错一位',
  of: 'amount',
  alter(text, chance) {
    const at = chance.pick(digitsAt(text))
    const others = Array.from('123456789').filter((one) => one !== text[at])
    return put(text, at, chance.pick(others))
  },
}

/** The point moved by one place. */
const decimal: Alteration = {
  name: '小数点移位',
  of: 'amount',
  alter(text, chance) {
    const [whole, part] = text.replaceAll(',', '').split('.')
    if (!part || part.length < 2) return undefined
    const out = chance.yes(0.5)
      ? `${whole}${part[0]}.${part.slice(1)}0`
      : `${whole!.slice(0, -1) || '0'}.${whole!.at(-1)}${part[0]}`
    return Number(out) === Number(text.replaceAll(',', '')) ? undefined : out
  },
}

/** 万元 became 元. */
const unit: Alteration = {
  name: '漏“万”',
  of: 'unit',
  alter: (text) => (text.endsWith('万元') ? text.replace('万元', '元') : undefined),
}

/** A percentage off by more than its rounding. */
const percent: Alteration = {
  name: '百分比错',
  of: 'percent',
  alter(text, chance) {
    const places = text.replace('%', '').split('.')[1]?.length ?? 0
    const step = 10 ** -places
    const off = step * Math.ceil(chance.between(1.5, 40)) * (chance.yes(0.5) ? 1 : -1)
    const out = Number(text.replace('%', '')) + off
    return out <= 0 ? undefined : `${out.toFixed(places)}%`
  },
}

/** 增加 became 减少, or the other way. */
const direction: Alteration = {
  name: '增减写反',
  of: 'direction',
  alter: (text) => ({ 增加: '减少', 减少: '增加', 增长: '下降', 下降: '增长' })[text],
}

export const alterations: readonly Alteration[] = [swap, typo, decimal, unit, percent, direction]
