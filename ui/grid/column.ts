export interface Choice {
  value: string
  label: string
}

/** A column of a table to type in. */
export interface GridColumn<Row> {
  key: string
  title: string
  /** In parts of the whole. */
  width: number
  number?: boolean
  get: (row: Row) => string
  set: (row: Row, value: string) => Row
  /** What may stand here; `open`: something else may too. */
  choices?: readonly Choice[]
  open?: boolean
}

/** The code that a word stands for; what stands for nothing is kept as it was typed. */
export const settled = (typed: string, { choices }: Pick<GridColumn<unknown>, 'choices'>): string => {
  if (!choices || typed === '') return typed
  const exact = choices.find(({ value, label }) => value === typed || label === typed)
  const code = /^(\d{3,}) /.exec(typed)?.[1]
  return (
    exact?.value ??
    choices.find(({ value, label }) => value === code || label === `${value} ${typed}`)?.value ??
    code ??
    typed
  )
}

const most = 30

/** What fits what was typed: by code from its beginning, by name anywhere. */
export const fitting = (choices: readonly Choice[], typed: string): Choice[] =>
  choices.filter(({ value, label }) => value.startsWith(typed) || label.includes(typed)).slice(0, most)
