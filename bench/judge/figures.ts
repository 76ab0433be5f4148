export interface Figures {
  accuracy: number
  macroF1: number
  byClass: { class: string; precision: number; recall: number; f1: number; many: number }[]
}

/** What a judgement came to: shares of 1. */
export function figuresOf(said: readonly { truth: string; said: string }[]): Figures {
  const classes = [...new Set(said.map(({ truth }) => truth))].toSorted()
  const byClass = classes.map((code) => {
    const right = said.filter((one) => one.truth === code && one.said === code).length
    const named = said.filter((one) => one.said === code).length
    const many = said.filter((one) => one.truth === code).length
    const [precision, recall] = [right / (named || 1), right / many]
    return { class: code, precision, recall, f1: (2 * right) / (named + many), many }
  })
  return {
    accuracy: said.filter((one) => one.truth === one.said).length / said.length,
    macroF1: byClass.reduce((sum, { f1 }) => sum + f1, 0) / byClass.length,
    byClass,
  }
}
