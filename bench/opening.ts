/** What a call-taker sends: parsed, classified, placed in its cell, with a clock. */
export const opening = {
  type: 'citizen-appeal',
  channel: '12345',
  class: { edition: 'local-appeals', kind: 'appeal', code: '010201' },
  place: { lng: 114.2836, lat: 30.5805 },
  fields: {
    kind: 'help',
    text: '来电反映，民族路路口路灯不亮，连续三天晚上黑得看不见路。希望尽快修复。',
    phone: '19900001234',
    address: '民族路',
  },
}
