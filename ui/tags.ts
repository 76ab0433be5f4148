import { useQuery } from '@tanstack/react-query'
import { catalogueQuery } from './class-field.tsx'
import type { Text } from './words.ts'

/** Tags by the names that the catalogue gives them; one that it no longer names shows its code. */
export function useTags(): { all: readonly string[]; title: (code: string) => Text } {
  const { data } = useQuery(catalogueQuery)
  const tags = data?.words.filter(({ list }) => list === 'tag') ?? []
  const titles = new Map(tags.map(({ code, title }) => [code, title]))
  return {
    all: tags.map(({ code }) => code),
    title: (code) => titles.get(code) ?? { zh: code, en: code },
  }
}
