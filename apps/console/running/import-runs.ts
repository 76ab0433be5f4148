import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { ask, get, post } from '#ui/api.ts'
import { presentMoment } from '#ui/present.ts'
import type { Text } from '#ui/words.ts'
import { base64Of } from './import-files.ts'
import type { ImportResult } from './import-report.tsx'

/** An import of mine as the server knows it: while it goes, and until its report is put away. */
export interface ImportRun {
  table: string
  dry: boolean
  file: string
  startedAt: string
  state: 'running' | 'done' | 'refused'
  read: number
  done: number
  refused: number
  result: ImportResult | null
  why: { code: string; message: Text } | null
}

/** What somebody is about to import; kept while the page is left. */
export interface Choice {
  file?: File
  mapping: string
}

const kept = new Map<string, Choice>()
export const keptChoice = (table: string): Choice => kept.get(table) ?? { mapping: '' }
export const keepChoice = (table: string, choice: Choice): void => void kept.set(table, choice)

/** Asked again every second while one goes. */
export const importsQuery = queryOptions({
  queryKey: ['exchange', 'imports'],
  queryFn: () => get<{ imports: ImportRun[] }>('/exchange/imports').then(({ imports }) => imports),
  refetchInterval: ({ state }) => (state.data?.some((run) => run.state === 'running') ? 700 : false),
})

/** Sends a table; how far it is and what came of it is read from the server, by whichever page is open then. */
export function useImport(table: string) {
  return useSending<Choice & { cases: boolean }>(table, async ({ file, mapping, cases }, dry) => {
    const sent = { bytes: await base64Of(file!), dry, file: file!.name }
    if (cases) await post('/exchange/case-imports', { ...sent, mapping })
    else await post(`/exchange/tables/${table}`, sent)
  })
}

/** The same for whatever takes a file in, each by its own call. */
export function useSending<C extends { file?: File }, R = unknown>(
  table: string,
  send: (choice: C, dry: boolean) => Promise<R>,
) {
  const queries = useQueryClient()
  const look = () => queries.invalidateQueries({ queryKey: importsQuery.queryKey })
  const sending = useMutation({
    mutationFn: ({ choice, dry }: { choice: C; dry: boolean }) => {
      tellBegun(queries, { table, dry, file: choice.file!.name })
      return send(choice, dry)
    },
    onSettled: look,
  })
  const forget = async () => {
    await ask('DELETE', `/exchange/imports/${table}`)
    sending.reset()
    await look()
  }
  return { sending, forget }
}

/** From the first moment it is told that it goes; a second later the server says how far. */
const tellBegun = (
  queries: ReturnType<typeof useQueryClient>,
  begun: Pick<ImportRun, 'table' | 'dry' | 'file'>,
): void => {
  const run: ImportRun = {
    ...{ ...begun, startedAt: presentMoment().toISOString(), state: 'running', result: null, why: null },
    ...{ read: 0, done: 0, refused: 0 },
  }
  queries.setQueryData(importsQuery.queryKey, (runs = []) => [
    ...runs.filter(({ table }) => table !== begun.table),
    run,
  ])
}
