import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { limit } from '#engines/catalogue/catalogue.ts'
import { caseTypes } from '#apps/house.ts'
import { flowStage } from '#tests/stage/flow.ts'
import { checkDeclaration } from './check-declaration.ts'
import { stay, to } from './action.ts'
import { type CaseType, caseType, final } from './declare.ts'

const { inDistrict } = flowStage()
const posts = new Set(['call-taker', 'dispatcher', 'shift-leader', 'leader'])
const title = { zh: '样例', en: 'Sample' }

const sound = caseType({
  code: 'sample',
  title,
  basis: '示例',
  fields: z.object({ text: z.string() }),
  text: 'text',
  openedBy: ['call-taker'],
  start: 'open',
  states: {
    open: { title, held: 'dispatcher', actions: { end: to('closed', 'dispatcher', { title }) } },
    closed: final(title),
  },
  clocks: { handle: { title, limit: limit('handle'), in: ['open'] } },
})

/** A sound declaration with one thing made wrong. */
const planted = (fault: object): string[] => checkDeclaration({ ...sound, ...fault } as CaseType, posts)

test('a sound declaration has nothing wrong', () => {
  assert.deepEqual(checkDeclaration(sound, posts), [])
})

test('every kind of fault in a declaration is said as a sentence', () => {
  const { open, closed } = sound.states
  assert.deepEqual(planted({ basis: ' ' }), ['sample: names no basis'])
  assert.deepEqual(planted({ text: 'body' }), ['sample: its text field “body” is not declared'])
  assert.deepEqual(planted({ openedBy: ['mayor'] }), ['sample: opening: there is no post “mayor”'])
  assert.deepEqual(planted({ states: { open: { ...open, held: 'mayor' }, closed } }), [
    'sample: open: there is no post “mayor”',
  ])
  const withAction = (action: object) => ({
    states: { open: { ...open, actions: { ...open!.actions, more: action } }, closed },
  })
  assert.deepEqual(planted(withAction(to('clsoed', 'dispatcher', { title }))), [
    'sample: open.more leads to unknown “clsoed”',
  ])
  assert.deepEqual(planted(withAction(stay([], { title }))), ['sample: open.more: nobody may take it'])
  assert.deepEqual(planted({ clocks: { handle: { ...sound.clocks.handle, in: ['closed'] } } }), [
    'sample: clock handle runs in “closed”, which is no open state',
  ])
  assert.deepEqual(
    planted({
      states: { ...sound.states, lost: { title, actions: { back: to('open', 'dispatcher', { title }) } } },
    }),
    ['sample: “lost” is never reached'],
  )
  const pit = { title, actions: { stir: stay('dispatcher', { title }) } }
  assert.deepEqual(
    planted({
      states: {
        open: { ...open, actions: { ...open!.actions, fall: to('pit', 'dispatcher', { title }) } },
        closed,
        pit,
      },
    }),
    ['sample: “pit” never comes to an end'],
  )
})

test(
  'every case type of the house is sound, and every post it names is held by somebody in the profile',
  inDistrict(async (d) => {
    const { posts: known } = await d.dispatcher.get<{ posts: { code: string }[] }>('/org/posts')
    const codes = new Set(known.map(({ code }) => code))
    assert.ok(caseTypes.size >= 2)
    for (const type of caseTypes.values()) assert.deepEqual(checkDeclaration(type, codes), [])
  }),
)
