/** A text in which the words that were searched for stand out. */
export function Marked({ text, found }: { text: string; found: string }) {
  const words = found.split(/\s+/).filter((word) => word.length > 1)
  if (words.length === 0) return text
  const parts = text.split(new RegExp(`(${words.map(literal).join('|')})`, 'gi'))
  return parts.map((part, at) => (at % 2 === 1 ? <mark key={at}>{part}</mark> : part))
}

const literal = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
