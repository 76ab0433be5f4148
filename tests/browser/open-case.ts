import type { Page } from 'playwright-core'

/** Opens a case by the API, as whoever is signed in on the page. */
export const opens = (page: Page, text: string, code = '010201'): Promise<{ id: number; number: string }> =>
  page.evaluate(
    async ([text, code]) => {
      const { csrf } = await fetch('/api/me').then((answer) => answer.json())
      const answer = await fetch('/api/cases', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
        body: JSON.stringify({
          type: 'citizen-appeal',
          channel: '12319',
          class: { edition: 'local-appeals', kind: 'appeal', code },
          place: { lng: 114.2836, lat: 30.5805 },
          fields: { kind: 'help', text, phone: '13812345678' },
        }),
      })
      if (!answer.ok) throw new Error(await answer.text())
      return (await answer.json()) as { id: number; number: string }
    },
    [text, code] as const,
  )
