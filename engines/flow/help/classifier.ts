import { type Effort, learnLine, type Line, scoreOf } from './learn-line.ts'
import { type Example, type Terms, vectorOf, weighTerms } from './term-weights.ts'

export interface Classifier {
  terms: Terms
  lines: ReadonlyMap<string, Line>
}

/** Learns every class of the examples against all others. */
export function learnClasses(examples: readonly Example[], effort: Effort = {}): Classifier {
  const terms = weighTerms(examples)
  const vectors = examples.map(({ text }) => vectorOf(text, terms))
  const codes = [...new Set(examples.map((one) => one.class))].toSorted()
  const learn = (code: string): Line =>
    learnLine(
      vectors,
      examples.map((one) => one.class === code),
      terms.grams.length,
      effort,
    )
  return { terms, lines: new Map(codes.map((code) => [code, learn(code)])) }
}

/** Every class with its score for a text, best first. */
export function scoresOf({ terms, lines }: Classifier, text: string): { class: string; score: number }[] {
  const vector = vectorOf(text, terms)
  return [...lines]
    .map(([code, line]) => ({ class: code, score: scoreOf(vector, line) }))
    .toSorted((a, b) => b.score - a.score)
}
