import { type Query, queryText, Refused } from '#ui/api.ts'

/** Asks the server for a file and has the browser save it under the name that the server gives; throws what was refused. */
export async function saveFile(path: string, query: Query): Promise<void> {
  const answer = await fetch(`/api${path}${queryText(query)}`)
  if (!answer.ok) throw new Refused(answer.status, await answer.json())
  const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
  const address = URL.createObjectURL(await answer.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = decodeURIComponent(named ?? 'file')
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 1_000)
}
