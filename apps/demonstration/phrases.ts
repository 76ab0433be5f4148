import { z } from 'zod'
import type { Chance } from '#kernel/chance.ts'

const lines = z.array(z.string().min(1)).min(1)

export const phrasesShape = z.object({
  openings: lines,
  times: lines,
  majors: z.record(z.string(), z.object({ details: lines, effects: lines, demands: lines })),
  matters: z.object({
    leads: lines,
    /** Vehicles are counted otherwise than puddles: `of` begins the codes of the classes; the longest counts. */
    sizes: z.array(z.object({ of: z.array(z.string()).min(1), said: lines })).min(1),
    tails: lines,
  }),
  replies: lines,
  directReplies: lines,
  results: lines,
  returnReasons: lines,
  reworkReasons: lines,
  extensionReasons: lines,
  surnames: z.string(),
})
export type Phrases = z.output<typeof phrasesShape>

/** What the sentences need to know of a class and of a place. */
interface Troubled {
  title: string
  major: string
}
interface Named {
  name: string
}

const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂兰玉梅建国志文晓雪'

export interface Caller {
  name: string
  phone: string
}

/** Numbers of a block that no operator gives out here: 199-0000-xxxx. */
export const callerOf = (phrases: Phrases, chance: Chance): Caller => ({
  name:
    chance.pick(phrases.surnames.split('')) +
    chance.pick(given.split('')) +
    (chance.yes(0.6) ? chance.pick(given.split('')) : ''),
  phone: `1990000${String(Math.floor(chance.between(0, 10_000))).padStart(4, '0')}`,
})

/** What a caller says about a class of trouble at a place. */
export function appealText(
  phrases: Phrases,
  chance: Chance,
  about: Troubled,
  spot: Named,
  caller: Caller,
): string {
  const major = phrases.majors[about.major] ?? phrases.majors['99']!
  const number = Math.ceil(chance.between(0, 260))
  const where = `${spot.name}${chance.pick([`${number}号`, `${Math.ceil(number / 12)}栋`, '附近', '路口', '小区门口'])}`
  const core = `${chance.pick(phrases.openings)}，${where}${about.title}，${chance.pick(phrases.times)}${chance.pick(major.details)}，${chance.pick(major.effects)}。`
  const demand = `${chance.pick(major.demands)}。`
  const call = chance.yes(0.12) ? `请联系${caller.name}${caller.phone}。` : ''
  return core + demand + call
}

/** What a supervisor writes under a photo. */
export function matterText(
  phrases: Phrases,
  chance: Chance,
  about: Troubled & { code: string },
  spot: Named,
): string {
  const { leads, tails } = phrases.matters
  const size = chance.pick(sizesOf(phrases, about.code))
  return `${chance.pick(leads).replace('{place}', spot.name)}${about.title}${size}，${chance.pick(tails)}。`
}

function sizesOf({ matters }: Phrases, code: string): string[] {
  const begins = matters.sizes.flatMap(({ of, said }) => of.map((begin) => ({ begin, said })))
  const fits = begins.filter(({ begin }) => code.startsWith(begin))
  return fits.toSorted((a, b) => b.begin.length - a.begin.length)[0]?.said ?? ['']
}
