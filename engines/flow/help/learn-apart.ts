import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { standBack } from '#kernel/stand-back.ts'
import { learnLine, scoreOf } from './learn-line.ts'
import { type Example, vectorOf, weighTerms } from './term-weights.ts'

/** One class learned; `terms` are those that speak for or against it. */
export interface LearnedClass {
  class: string
  bias: number
  terms: { gram: string; weight: number }[]
  /** Scores of the examples left out of a second learning, in their order. */
  leftOut: number[]
}

export interface LearnedTerms {
  grams: string[]
  weights: number[]
}

interface Work {
  examples: readonly Example[]
  /** Already learned. */
  without: readonly string[]
  withTerms: boolean
}

/** Every tenth example is left out of the learning that sureness is found by. */
export const isLeftOut = (at: number): boolean => at % 10 === 9

/** Weights nearer to zero than this decide nothing; of the rest the strongest are kept. */
const leastWeight = 0.005
const mostTerms = 3_000

/**
 * Learns classes on a thread of its own, since it takes seconds and the server must answer meanwhile. Each class
 * is told as soon as it is learned, so that whoever keeps them can stop and go on later.
 */
export function learnApart(
  work: Work,
  told: { terms: (terms: LearnedTerms) => void; learned: (learned: LearnedClass) => void },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(import.meta.filename, { workerData: { [mine]: work } })
    worker.on('message', (message: LearnedTerms | LearnedClass) =>
      'grams' in message ? told.terms(message) : told.learned(message),
    )
    worker.on('error', reject)
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`learning ended with ${code}`))))
  })
}

function learn({ examples, without, withTerms }: Work, tell: (message: LearnedTerms | LearnedClass) => void) {
  const terms = weighTerms(examples)
  if (withTerms) tell({ grams: terms.grams, weights: [...terms.weights] })
  const vectors = examples.map(({ text }) => vectorOf(text, terms))
  const kept = vectors.filter((_, at) => !isLeftOut(at))
  const asked = vectors.filter((_, at) => isLeftOut(at))
  const codes = [...new Set(examples.map((one) => one.class))].toSorted()
  for (const code of codes.filter((one) => !without.includes(one))) {
    const inside = examples.map((one) => one.class === code)
    const trial = learnLine(
      kept,
      inside.filter((_, at) => !isLeftOut(at)),
      terms.grams.length,
    )
    const { weights, bias } = learnLine(vectors, inside, terms.grams.length)
    const strongest = terms.grams
      .map((gram, at) => ({ gram, weight: weights[at]! }))
      .filter(({ weight }) => Math.abs(weight) >= leastWeight)
      .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
      .slice(0, mostTerms)
    tell({ class: code, bias, terms: strongest, leftOut: asked.map((one) => scoreOf(one, trial)) })
  }
}

/** Other threads read this file too: only the one that was started for it does the work. */
const mine = 'flow.learn'
const work = isMainThread ? undefined : (workerData as { [mine]?: Work } | null)?.[mine]
if (work) {
  standBack()
  learn(work, (message) => parentPort?.postMessage(message))
}
