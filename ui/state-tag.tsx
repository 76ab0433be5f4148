import { useDeclarations } from './district.ts'
import { Tag, type Tone } from './tag.tsx'
import { useText } from './words.ts'

/** A case's state by its declaration: with a unit, with a post of the centre, or ended. */
export function StateTag({ type, state }: { type: string; state: string }) {
  const declarations = useDeclarations()
  const text = useText()
  const declared = declarations.state(type, state)
  return <Tag tone={toneOf(declared)}>{declared ? text(declared.title) : state}</Tag>
}

function toneOf(declared: { final: boolean; held: string | null } | undefined): Tone {
  if (!declared || declared.final) return 'plain'
  return declared.held === 'unit' ? 'blue' : 'violet'
}
