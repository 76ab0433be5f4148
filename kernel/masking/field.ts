import { readPhone } from '../phone.ts'

/** The same text with a `*` at each of the places. */
export function maskSigns(text: string, places: readonly number[]): string {
  const signs = text.split('')
  for (const at of places) signs[at] = '*'
  return signs.join('')
}

/** The places of the text's letters and digits. */
const signPlaces = (text: string): number[] =>
  text.split('').flatMap((sign, at) => (/[\p{L}\p{N}]/u.test(sign) ? [at] : []))

function hideBetween(text: string, head: number, tail: number): string {
  const places = signPlaces(text)
  return maskSigns(text, places.slice(head, Math.max(head, places.length - tail)))
}

/** Only the kind of a local number is asked. */
const anyArea = '027'

/** `138****8000`; of others the area code and the last two digits stay, of a public line all, of no number none. */
export function maskPhone(phone: string): string {
  const read = readPhone(phone, { areaCode: anyArea })
  if (!read) return hideBetween(phone, 0, 0)
  if (read.kind === 'short') return phone
  if (read.kind === 'mobile') return hideBetween(phone, signPlaces(phone).length - 8, 4)
  if (read.kind === 'service') return hideBetween(phone, 3, 2)
  const area = /^\D*0(?:10|2\d|[3-9]\d\d)/.exec(phone)?.[0] ?? ''
  return hideBetween(phone, signPlaces(area).length, 2)
}

/**
 * Of an identity number the first six (division) and the last four stay: `420103********1234`; stricter
 * districts give `head` 0. Of a passport or the like the first and the last two, of what is shorter nothing.
 */
export function maskIdentity(identity: string, head = 6): string {
  const { length } = signPlaces(identity)
  if (length >= 15) return hideBetween(identity, head, 4)
  return length >= 8 ? hideBetween(identity, 1, 2) : hideBetween(identity, 0, 0)
}

/** 百家姓 and later lists: the double surnames still borne. */
const doubleSurname =
  /^(?:欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|司徒|司空|夏侯|端木|独孤|南宫|申屠|闻人|呼延|轩辕|澹台|公冶|宗政|濮阳|淳于|单于|太叔|钟离|鲜于|闾丘|亓官|第五)(?=.)/

/** The surname and one star, so that the length of the name is not told either: `张*`, `欧阳*`. */
export function maskName(name: string): string {
  const bare = name.trim()
  if (!bare) return ''
  return `${doubleSurname.exec(bare)?.[0] ?? Array.from(bare)[0]}*`
}

const counted = '[0-9０-９a-zA-Zａ-ｚＡ-Ｚ零〇一二三四五六七八九十百甲乙丙丁附-]+'
/** What is counted inside a street: buildings, stairs, floors, rooms. 号线 is a metro line, 号路 a street. */
const dwelling = new RegExp(
  `${counted}(?=\\s*(?:号(?![线路街])|號|栋|幢|棟|座(?!桥)|楼|樓|单元|單元|室|层|層|房|户(?!外)|弄|门(?!前|口|外)))`,
  'g',
)
/** Digits that are the name of a street, village, bus line or such stay. */
const bareDigits = /[0-9０-９]+(?![0-9０-９]*\s*(?:路|街|大道|道|巷|村|组|社区|小区|公里|米|号[线路街]))/g

/** Keeps district, street, community and the names of roads and estates; hides what is counted inside them. */
export const maskAddress = (address: string): string =>
  address
    .replace(dwelling, '*')
    .replace(bareDigits, '*')
    .replace(/\*(?:[-－—]?\*)+/g, '*')
