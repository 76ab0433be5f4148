/** One server-sent event (WHATWG HTML 9.2): JSON has no line break of its own, so one `data` line holds it. */
export const eventText = ({ id, type, data }: { id: string; type: string; data: unknown }): string =>
  `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`

/** A comment: keeps the stream open, wakes nobody. */
export const heartbeat = ': beat\n\n'
