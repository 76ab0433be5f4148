import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Example, learnClasses, scoresOf } from '#engines/flow/flow.ts'
import { chance } from '#kernel/chance.ts'
import { stopwatch } from '#kernel/clock.ts'
import { type Figures, figuresOf } from './judge/figures.ts'
import { messagesFolder, rowsOf } from './judge/messages.ts'
import { groupsOf } from './judge/near-duplicates.ts'

/*
 * How well classes are suggested, judged on messages that people have labelled:
 *
 *     node bench/judge-classes.ts                       cross-validation, near duplicates in one fold
 *     node bench/judge-classes.ts --test FILE           learn all, asked of another labelled file
 *     --train FILE, --folds 5, --column tokens          other data
 */

const { values } = parseArgs({
  options: {
    train: { type: 'string', default: path.join(messagesFolder, 'labelled-tokens-train.csv.gz') },
    test: { type: 'string' },
    folds: { type: 'string', default: '5' },
  },
})

/** Words that a tokenizer parted are put together again: the product reads text as it is typed. */
const examplesOf = (file: string): Example[] =>
  rowsOf(file).map(({ tokens, title, body, level1 }) => ({
    text: tokens === undefined ? `${title} ${body}` : tokens.replaceAll(' ', ''),
    class: level1!,
  }))

const examples = examplesOf(values.train)
const elapsed = stopwatch()
if (values.test) {
  const learned = learnClasses(examples)
  const asked = examplesOf(values.test)
  tell(asked.map((one) => ({ truth: one.class, said: scoresOf(learned, one.text)[0]!.class })))
} else crossValidate(Number(values.folds))
console.log(`${(elapsed() / 1000).toFixed(0)} s`)

function crossValidate(folds: number): void {
  const groups = groupsOf(examples.map(({ text }) => text))
  const draw = chance(7)
  const foldOf = new Map([...new Set(groups)].map((group) => [group, Math.floor(draw.next() * folds)]))
  const inFold = (at: number, fold: number) => foldOf.get(groups[at]!) === fold
  console.log(`${examples.length} messages, ${foldOf.size} after near duplicates are taken together`)
  const said = Array.from({ length: folds }, (_, fold) => {
    const learned = learnClasses(examples.filter((_one, at) => !inFold(at, fold)))
    return examples
      .filter((_one, at) => inFold(at, fold))
      .map((one) => ({ truth: one.class, said: scoresOf(learned, one.text)[0]!.class }))
  })
  for (const [fold, part] of said.entries()) console.log(`fold ${fold + 1}: ${brief(figuresOf(part))}`)
  tell(said.flat())
}

function tell(said: { truth: string; said: string }[]): void {
  const figures = figuresOf(said)
  console.table(
    figures.byClass.map(({ class: name, many, ...shares }) => ({
      class: name,
      messages: many,
      ...Object.fromEntries(Object.entries(shares).map(([key, share]) => [key, share.toFixed(3)])),
    })),
  )
  console.log(`${said.length} judged: ${brief(figures)}`)
}

function brief({ accuracy, macroF1 }: Figures): string {
  return `accuracy ${accuracy.toFixed(4)}, macro F1 ${macroF1.toFixed(4)}`
}
