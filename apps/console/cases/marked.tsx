/** A text in which the words that were searched for stand out; it begins shortly before the first of them. */
export function Marked({ text, found }: { text: string; found: string }) {
  const words = found.split(/\s+/).filter((word) => word.length > 1)
  if (words.length === 0) return text
  const parts = cut(text, words).split(new RegExp(`(${words.map(literal).join('|')})`, 'gi'))
  return parts.map((part, at) => (at % 2 === 1 ? <mark key={at}>{part}</mark> : part))
}

const ahead = 8

function cut(text: string, words: string[]): string {
  const places = words.map((word) => text.toLowerCase().indexOf(word.toLowerCase())).filter((at) => at >= 0)
  const from = Math.min(...places, text.length) - ahead
  return places.length > 0 && from > 0 ? `…${text.slice(from)}` : text
}

const literal = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
