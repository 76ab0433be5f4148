import { type Figure, inSentence } from './figure.ts'

/** The names between braces of a template. */
type Places<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Places<Rest>
  : never

/** A reason that only a person knows: where it is due and not given, the report says so and is not finished. */
export interface Reason {
  /** By which a person's text is found again, e.g. `income.change`. */
  key: string
  /** What is to be explained, as the person is asked. */
  about: string
  text: string | undefined
}

type Filling = Figure | Reason | string

export interface Sentence<Template extends string> {
  readonly code: string
  readonly template: Template
  readonly basis: string
}

/**
 * A sentence as a declaration: its words stand in the template, its figures come with their unit and rounding.
 * A template that names a place that is not filled does not compile.
 */
export const sentence = <const Template extends string>(
  code: string,
  template: Template,
  basis: string,
): Sentence<Template> => ({ code, template, basis })

export interface Said {
  text: string
  /** Reasons that are due and missing. */
  wanting: Reason[]
  /** All reasons that the sentence has a place for, given or not. */
  reasons: Reason[]
}

/** Fills a sentence; figures and their words come out as `inSentence` prints them. */
export function say<Template extends string>(
  { template, code }: Sentence<Template>,
  filling: Readonly<Record<Places<Template>, Filling>>,
): Said {
  const reasons: Reason[] = []
  const text = template.replaceAll(/\{([^}]*)\}/g, (_, name: string) => {
    const value = (filling as Readonly<Record<string, Filling>>)[name]
    if (value === undefined) throw new Error(`the sentence ${code} has nothing for {${name}}`)
    if (typeof value === 'string') return value
    if ('unit' in value) return inSentence(value)
    reasons.push(value)
    return value.text ?? `【待填写：${value.about}】`
  })
  return { text, reasons, wanting: reasons.filter((reason) => !reason.text) }
}
