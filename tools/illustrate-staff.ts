import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chance } from '#kernel/chance.ts'

/**
 * Fills the demonstration district's posts with invented people: 24 call-takers and dispatchers, 164
 * supervisors each with a community to walk (the counts of the published 2020 budget), a clerk for every
 * street, community and unit. Reads the profile's other files, writes accounts.json; no passwords.
 *
 *     node tools/illustrate-staff.ts
 */
const seed = 20_200_164
const profile = path.join(import.meta.dirname, '..', 'profiles', 'jianghan')
const read = (file: string) => JSON.parse(readFileSync(path.join(profile, file), 'utf8'))

interface Street {
  code: string
  communities: { code: string }[]
}

interface Community {
  code: string
  cells: unknown[]
}

interface Account {
  login: string
  name: { zh: string }
  post: string
  unit: string
  /** The community a supervisor walks. */
  area?: string
}

const surnames = Array.from(
  '王李张刘陈杨黄周吴徐胡朱郭何罗高林郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾夏熊',
)
const middles = Array.from('文志国建春晓雪秀玉海明永丽淑家立荣思宏德世学振新红少雨佳子一俊正天小锦')
const lasts = Array.from(
  '平华军强芳娟敏静磊洋勇杰涛超霞燕萍玲桂兰凤英梅琴云波斌辉鹏飞龙刚健峰婷雯琳莉颖晨宁欣悦哲凯胜群安',
)

/** How many hold each post in the centre and about it, and where. */
const centrePosts: [post: string, unit: string, count: number][] = [
  ['call-taker', 'intake', 16],
  ['dispatcher', 'intake', 8],
  ['acceptor', 'intake', 4],
  ['reviewer', 'intake', 3],
  ['caller-back', 'intake', 4],
  ['shift-leader', 'intake', 3],
  ['supervision-officer', 'intake', 3],
  ['confidential-officer', 'intake', 1],
  ['confidential-officer', 'organisation-office', 1],
  ['network-duty', 'networks', 3],
  ['accountant', 'general', 2],
  ['performance-officer', 'general', 1],
  ['leader', 'centre', 3],
  ['leader', 'district', 2],
  ['upstream-clerk', 'city-hotline', 2],
  ['system-admin', 'networks', 1],
  ['security-admin', 'applications', 1],
  ['audit-admin', 'general', 1],
]
const supervisors = 164

function staff(): Account[] {
  const luck = chance(seed)
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  const person = (): string => {
    for (;;) {
      const short = luck.next() < 0.22
      const name = luck.pick(surnames) + (short ? '' : luck.pick(middles)) + luck.pick(lasts)
      if (taken.has(name)) continue
      taken.add(name)
      return name
    }
  }
  // The first holder signs in with the post's own word, the others are numbered.
  const login = (post: string): string => {
    const number = (counts.get(post) ?? 0) + 1
    counts.set(post, number)
    return number === 1 ? post : `${post}-${String(number).padStart(2, '0')}`
  }
  const hold = (post: string, unit: string, area?: string): Account => ({
    login: login(post),
    name: { zh: person() },
    post,
    unit,
    ...(area && { area }),
  })
  const { units }: { units: { code: string; kind: string }[] } = read('organisation.json')
  const { streets }: { streets: Street[] } = read('divisions.json')
  const clerked = units.filter(
    ({ code, kind }) => kind === 'department' || (kind === 'city' && code !== 'city-hotline'),
  )
  return [
    ...centrePosts.flatMap(([post, unit, count]) => Array.from({ length: count }, () => hold(post, unit))),
    ...clerked.map(({ code }) => hold('unit-clerk', code)),
    ...streets.map(({ code }) => hold('street-clerk', code)),
    ...streets.flatMap(({ communities }) => communities.map(({ code }) => hold('community-clerk', code))),
    ...rounds().map((community) => hold('supervisor', 'operations', community)),
  ]
}

/** One supervisor to every community, the others where the most cells fall to one (D'Hondt). */
function rounds(): string[] {
  const { communities }: { communities: Community[] } = read('polygons.json')
  const given = new Map(communities.map(({ code }) => [code, 1]))
  const load = ({ code, cells }: Community): number => cells.length / (given.get(code)! + 1)
  for (let left = supervisors - communities.length; left > 0; left--) {
    const next = communities.reduce((most, one) => (load(one) > load(most) ? one : most))
    given.set(next.code, given.get(next.code)! + 1)
  }
  return communities.flatMap(({ code }) => Array.from({ length: given.get(code)! }, () => code))
}

const people = staff()
const about = {
  zh: '虚构的示范账号，姓名由程序随机拼成；口令不在数据里，只在本机演示时设置。',
  en: 'Invented demonstration accounts; names are put together at random. No passwords: they are set for local demonstration only.',
}
writeFileSync(
  path.join(profile, 'accounts.json'),
  `{\n  "about": ${JSON.stringify(about)},\n  "accounts": [\n${people.map((one) => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]\n}\n`,
)
console.log(`${people.length} accounts`)
