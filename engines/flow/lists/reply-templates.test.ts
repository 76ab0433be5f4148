import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FlowDistrict, flowStage, type Post } from '#tests/stage/flow.ts'

const { inDistrict } = flowStage()

interface Template {
  id: number
  title: string
  reach: string
  mine: boolean
  code: string
}

const titles = async (d: FlowDistrict, who: Post) => {
  const { body } = await d.ask<{ templates: Template[] }>(who.account, 'GET', '/reply-templates')
  return body.templates.filter(({ reach }) => reach !== 'district').map(({ title }) => title)
}
const keep = async (d: FlowDistrict, who: Post, title: string, reach: string) =>
  (
    await d.ask<Template>(who.account, 'POST', '/reply-templates', {
      title,
      text: '您好，{number} 已办结。',
      reach,
    })
  ).body

test(
  'texts to answer with: one’s own, the unit’s for those below it, the district’s for all',
  inDistrict(async (d) => {
    const own = await keep(d, d.street, '我的开头', 'own')
    const unit = await keep(d, d.street, '街道统一答复', 'unit')
    assert.deepEqual(await titles(d, d.street), ['我的开头', '街道统一答复'])
    assert.deepEqual(await titles(d, d.community), ['街道统一答复'], 'the community lies below the street')
    assert.deepEqual(await titles(d, d.otherStreet), [])
    assert.equal((await keep(d, d.street, '全区', 'district')).code, 'flow.sharing-not-yours')
    const { body } = await d.ask<{ templates: Template[] }>(d.otherStreet.account, 'GET', '/reply-templates')
    assert.ok(body.templates.some(({ title, reach }) => title === '已办结' && reach === 'district'))
    const remove = (who: Post, { id }: Template) =>
      d.ask<Template>(who.account, 'DELETE', `/reply-templates/${id}`)
    assert.equal((await remove(d.community, unit)).body.code, 'flow.template-not-found')
    for (const one of [own, unit]) assert.equal((await remove(d.street, one)).status, 200)
    assert.deepEqual(await titles(d, d.street), [])
  }),
)
