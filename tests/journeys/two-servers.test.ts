import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { demonstrationDistrict, demonstrationPassword } from '#apps/demonstration.ts'
import { openHouse } from '#apps/house.ts'
import { loadProfile } from '#apps/load-profile.ts'
import { hashPassword } from '#kernel/password.ts'
import { testDatabase } from '#tests/cluster.ts'

const root = path.join(import.meta.dirname, '..', '..')

interface Present {
  id: number
  people: { name: string; acting: boolean }[]
}

/** The demonstration's district and two server processes before its one store. */
async function twoServers() {
  const [database, dataDir] = await Promise.all([
    testDatabase(),
    mkdtemp(path.join(os.tmpdir(), 'huying-two-')),
  ])
  const { ownerUrl, serverUrl } = database
  const house = openHouse({ serverUrl, dataDir, demonstration: false })
  const accounts = { passwordHash: await hashPassword(demonstrationPassword) }
  const [profile, district, at] = ['jianghan', demonstrationDistrict, house.clock()]
  await loadProfile(house.store, { profile, district, at, accounts })
  house.live.close()
  await house.store.close()
  const children = [0, 1].map(() =>
    spawn(process.execPath, [path.join(root, 'apps', 'cli.ts'), 'serve'], {
      cwd: root,
      env: {
        ...process.env,
        ...{ PORT: '0', HOST: '127.0.0.1', HUYING_DATA: dataDir, HUYING_DEMONSTRATION: 'no' },
        ...{ DATABASE_URL: ownerUrl, HUYING_SERVER_DATABASE_URL: serverUrl, npm_lifecycle_event: '' },
      },
    }),
  )
  const addresses = await Promise.all(children.map(addressOf))
  return {
    addresses,
    async close() {
      const gone = Promise.all(children.map((child) => once(child, 'exit')))
      for (const child of children) child.kill('SIGTERM')
      await gone
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const addressOf = (child: ReturnType<typeof spawn>): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    child.once('exit', () => reject(new Error(`the server ended: ${said}`)))
    for (const stream of [child.stdout!, child.stderr!])
      createInterface({ input: stream }).on('line', (line) => {
        said += `${line}\n`
        if (line.startsWith('http')) resolve(line)
      })
  })

/** Somebody at one of the two servers. */
async function signIn(address: string, login: string) {
  const post = async (to: string, body: object, headers: Record<string, string> = {}) => {
    const sent = { 'content-type': 'application/json', ...headers }
    const answer = await fetch(`${address}/api${to}`, {
      ...{ method: 'POST', headers: sent, body: JSON.stringify(body) },
    })
    assert.ok(answer.ok, `${to}: ${answer.status}`)
    return answer
  }
  const entered = await post('/sign-in', { login, password: demonstrationPassword })
  const cookie = entered.headers.get('set-cookie')!.split(';', 1)[0]!
  const { csrf } = (await entered.json()) as { csrf: string }
  const own = { cookie, 'x-csrf-token': csrf }
  return {
    post: async <T>(to: string, body: object) => (await (await post(to, body, own)).json()) as T,
    /** Who is told to have a case open, one telling after the other. */
    async *present(): AsyncGenerator<Present> {
      const answer = await fetch(`${address}/api/live`, { headers: { cookie } })
      let heard = ''
      for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
        heard += chunk
        for (let end = heard.indexOf('\n\n'); end >= 0; end = heard.indexOf('\n\n')) {
          const event = heard.slice(0, end)
          heard = heard.slice(end + 2)
          if (event.includes('event: ready')) yield { id: 0, people: [] }
          const told = /event: case\.present\ndata: (.*)/.exec(event)?.[1]
          if (told) yield JSON.parse(told) as Present
        }
      }
    },
  }
}

test('two people on one case see each other through two server processes, and who has gone', async (t) => {
  const installation = await twoServers()
  t.after(() => installation.close())
  const [here, there] = installation.addresses as [string, string]
  assert.notEqual(here, there)
  const [dispatcher, leader] = [await signIn(here, 'dispatcher'), await signIn(there, 'shift-leader')]
  const taker = await signIn(there, 'call-taker')
  const { id } = await taker.post<{ id: number }>('/cases', {
    ...{ type: 'citizen-appeal', channel: '12319' },
    fields: { kind: 'help', text: '民族路路灯不亮三天了' },
  })
  const told = dispatcher.present()
  await told.next()
  await dispatcher.post(`/cases/${id}/presence`, {})
  // From here on the first server hears of the second by the store alone.
  await leader.post(`/cases/${id}/presence`, { acting: true })
  const until = async (wanted: (present: Present) => boolean) => {
    for (;;) {
      const { value } = (await told.next()) as { value: Present }
      if (value.id === id && wanted(value)) return value
    }
  }
  const both = await until(({ people }) => people.length === 2)
  assert.equal(both.people.filter(({ acting }) => acting).length, 1, 'who is writing is told as writing')
  await leader.post(`/cases/${id}/presence`, { here: false })
  await until(({ people }) => people.length === 1)
  await told.return(undefined)
})
