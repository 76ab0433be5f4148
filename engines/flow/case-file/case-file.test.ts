import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import sharp from 'sharp'
import { readPdf } from '#kernel/documents.ts'
import { sessionCookie } from '#kernel/session-cookie.ts'
import { ask } from '#tests/ask.ts'
import { type FlowDistrict, flowStage, type Post } from '#tests/stage/flow.ts'

const { inDistrict } = flowStage()

/** A photo that was sent to the store, by its hash. */
async function photo(d: FlowDistrict, who: Post, colour: string): Promise<string> {
  const bytes = await sharp({ create: { width: 640, height: 480, channels: 3, background: colour } })
    .jpeg()
    .toBuffer()
  const session = await d.house.auth.openSession(d.district, who.account)
  const boundary = 'photo-of-the-lamp'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="lamp.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`
  const answer = await d.app.inject({
    method: 'POST',
    url: '/api/files',
    headers: {
      cookie: `${sessionCookie}=${session.token}`,
      'x-csrf-token': session.csrf,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  })
  return (answer.json() as { files: { hash: string }[] }).files[0]!.hash
}

async function printed(d: FlowDistrict, who: Post, id: number, language = 'zh') {
  const session = await d.house.auth.openSession(d.district, who.account)
  return d.app.inject({
    method: 'GET',
    url: `/api/cases/${id}/file.pdf?language=${language}`,
    headers: { cookie: `${sessionCookie}=${session.token}` },
  })
}

/** What stands on the pages, without the spaces that setting put in. */
const textOf = async (pdf: Buffer): Promise<string> =>
  (await readPdf(pdf))
    .flatMap(({ lines }) => lines.map(({ text }) => text.replace(/[\s\u200b]/g, '')))
    .join('')

/** SHA-256 of each JPEG that lies in a PDF, byte for byte as it was set (ISO 32000-1, 7.4.8 DCTDecode). */
function picturesIn(pdf: Buffer): string[] {
  const latin = pdf.toString('latin1')
  const begins = /<<(?:(?!endobj)[^])*?\/DCTDecode(?:(?!endobj)[^])*?>>\s*stream\r?\n/g
  return [...latin.matchAll(begins)].map((found) => {
    const length = Number(/\/Length (\d+)/.exec(found[0])![1])
    const from = found.index + found[0].length
    return createHash('sha256')
      .update(pdf.subarray(from, from + length))
      .digest('hex')
  })
}

/** For eyes: HUYING_PICTURES names a folder. */
async function keep(name: string, pdf: Buffer): Promise<void> {
  const folder = process.env.HUYING_PICTURES
  if (folder) await writeFile(path.join(folder, name), pdf)
}

/** Taken in with a photo, dispatched, signed, extended by two, answered with another photo. */
async function answeredLamp(d: FlowDistrict): Promise<{ id: number; number: string; photos: string[] }> {
  const [before, afterwards] = [
    await photo(d, d.callTaker, '#335577'),
    await photo(d, d.callTaker, '#dfb04c'),
  ]
  const appeal = await d.callTaker.opens(
    'citizen-appeal',
    {
      kind: 'help',
      text: '民族路 12 号门口路灯不亮，请回电 13812345678',
      phone: '13812345678',
      name: '王小明',
    },
    {
      place: { lng: 114.2836, lat: 30.5805 },
      class: { edition: 'local-appeals', kind: 'appeal', code: '010201' },
      attachments: [{ hash: before, kind: 'open' }],
    },
  )
  d.waits({ hours: 1 })
  await d.dispatcher.does(appeal, 'dispatch', { unit: d.unit('lighting'), note: '请尽快' })
  d.waits({ hours: 2 })
  await d.lighting.does(appeal, 'sign')
  await d.lighting.does(appeal, 'extension', { reason: '备件在途，需要更多时间' })
  await d.dispatcher.does(appeal, 'grant-extension')
  await d.shiftLeader.does(appeal, 'grant-extension')
  d.waits({ days: 7 })
  const { status, body } = await d.ask<{ code: string }>(
    d.lighting.account,
    'POST',
    `/cases/${appeal.id}/actions/reply`,
    {
      version: (await d.lighting.sees(appeal)).version,
      answers: { reply: '您好，路灯已修好，感谢反映。', contacted: 'phone' },
      attachments: [{ hash: afterwards, kind: 'reply' }],
    },
  )
  assert.equal(status, 200, body.code)
  return { ...(await d.reviewer.sees(appeal)), photos: [before, afterwards] }
}

test(
  'a case on paper: what was said, each clock with its days, every step, the photos and the proof; nobody’s number',
  inDistrict(async (d) => {
    const appeal = await answeredLamp(d)
    const answer = await printed(d, d.reviewer, appeal.id)
    assert.equal(answer.statusCode, 200)
    await keep('case-file.zh.pdf', answer.rawPayload)
    const told = await textOf(answer.rawPayload)
    const { number } = appeal
    for (const said of [
      ...[number, '路灯不亮', '时限及计时说明', '周休', '工作时段', '5 个工作日'],
      ...['办理经过', '备件在途', '转入“待审核”', '照片与附件', '逐一以 SM3 串联', '个人信息已遮盖'],
    ])
      assert.ok(told.includes(said.replace(/\s/g, '')), `“${said}” is not in ${told}`)
    assert.ok(!told.includes('13812345678') && !told.includes('王小明'), 'personal data stay masked')
    assert.deepEqual(
      picturesIn(answer.rawPayload).toSorted(),
      appeal.photos.toSorted(),
      'each photo as taken',
    )
    // Its letters, each set apart so that a digest may break anywhere, are lost on the reader; its digits stand.
    for (const hash of appeal.photos) {
      const digits = hash.slice(0, 40).replace(/\D/g, '')
      assert.ok(told.includes(`-256${digits}`), `the digest of the photo: ${digits} is not in ${told}`)
    }
    const trail = await d.inside<{ details: { printed: boolean } }>(
      `select details from kernel.audit where act = 'GET /cases/:id/file.pdf' and subject = '${number}'`,
    )
    assert.deepEqual(
      trail.map(({ details }) => details.printed),
      [true],
    )
    const english = await printed(d, d.reviewer, appeal.id, 'en')
    await keep('case-file.en.pdf', english.rawPayload)
    assert.match(await textOf(english.rawPayload), /Whathappened/)
    assert.equal((await printed(d, d.otherStreet, appeal.id)).json().code, 'flow.case-not-found')
  }),
)

test(
  'a step that was changed behind the record’s back is named on paper',
  inDistrict(async (d) => {
    const appeal = await d.callTaker.opens('citizen-appeal', { kind: 'help', text: '井盖松动' })
    await d.dispatcher.does(appeal, 'dispatch', { unit: d.unit('lighting') })
    await ask(
      d.database.superuserUrl,
      `update flow.step set actor_name = '别人' where case_id = ${appeal.id} and seq = 2`,
    )
    const told = await textOf((await printed(d, d.dispatcher, appeal.id)).rawPayload)
    assert.match(told, /第2步与存证不符/)
  }),
)
