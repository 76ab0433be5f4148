import path from 'node:path'
import { parseArgs } from 'node:util'
import {
  alikeUsual,
  decidingWords,
  likeness,
  type Likeness,
  pairsOf,
  rarestPairs,
  type Told,
} from '#engines/flow/flow.ts'
import { chance } from '#kernel/chance.ts'
import { messagesFolder, rowsOf } from './judge/messages.ts'

/*
 * Suggestions of duplicates among messages of citizens, drawn by chance, printed for a person to read: the message,
 * the one that was suggested, the words that decided.
 *
 *     node bench/judge-duplicates.ts --many 200 --seed 1
 *
 * The messages have no coordinates: words and time alone decide, the harder half of the work.
 */

const { values } = parseArgs({
  options: {
    many: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    words: { type: 'string', default: String(alikeUsual.words) },
    letters: { type: 'string', default: '220' },
  },
})

interface Message extends Told {
  id: string
}

interface Suggestion {
  asked: Message
  other: Message
  like: Likeness
}

const messages = readMessages()
const rarity = rarityOf(messages)
const rules = { ...alikeUsual, words: Number(values.words) }
const suggestions = suggest()
const said = `${messages.length} messages, ${suggestions.length} suggestions shown, threshold ${rules.words}`
const drawn = chance(Number(values.seed)).shuffle(suggestions).slice(0, Number(values.many))
for (const [at, { asked, other, like }] of drawn.entries()) {
  const { score, words, days } = like
  console.log(
    `\n#${at + 1}  score ${score.toFixed(2)}  words ${words.toFixed(2)}  ${days.toFixed(0)} days  ${asked.id} ← ${other.id}`,
  )
  console.log(`  ${decidingWords(asked.text, like.shared, rarity).join(' · ')}`)
  console.log(`  A ${asked.text.slice(0, Number(values.letters))}`)
  console.log(`  B ${other.text.slice(0, Number(values.letters))}`)
}
console.log(`\n${said}`)

function readMessages(): Message[] {
  const known = new Map<string, Message>()
  for (const file of ['messages-unlabelled.csv.gz', 'messages-with-replies.csv.gz'])
    for (const { message_id: id, title, body, created_at: at } of rowsOf(path.join(messagesFolder, file)))
      known.set(id!, {
        id: id!,
        text: `${title} ${body}`,
        at: new Date(`${at}+08:00`),
        ...{ lng: null, lat: null, street: null, community: null, classCode: null },
      })
  return [...known.values()].toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

function rarityOf(all: readonly Message[]) {
  const seen = new Map<string, number>()
  for (const { text } of all) for (const pair of pairsOf(text)) seen.set(pair, (seen.get(pair) ?? 0) + 1)
  return (pair: string) => Math.log((all.length + 1) / ((seen.get(pair) ?? 0) + 1))
}

/** As the desk would have seen it: for each message the best few among those of the days before it. */
function suggest(): Suggestion[] {
  const holders = new Map<string, Message[]>()
  return messages.flatMap((asked) => {
    const alike = candidatesOf(asked, holders)
      .map((other) => ({ asked, other, like: likeness(asked, other, rarity, rules) }))
      .filter((one): one is Suggestion => one.like !== undefined)
    for (const pair of pairsOf(asked.text)) holders.set(pair, [...(holders.get(pair) ?? []), asked])
    return alike.toSorted((a, b) => b.like.score - a.like.score).slice(0, rules.most)
  })
}

/** Those that hold one of its rarest pairs, as the index of the product finds them. */
function candidatesOf(asked: Message, holders: ReadonlyMap<string, Message[]>): Message[] {
  const since = asked.at.getTime() - rules.days * 86_400_000
  const rarest = rarestPairs(asked.text, rarity).flatMap((pair) => holders.get(pair) ?? [])
  return [...new Set(rarest)].filter(({ at }) => at.getTime() >= since)
}
