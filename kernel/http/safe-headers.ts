import helmet from 'helmet'
import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Socket } from 'node:net'

/** Nothing is loaded from elsewhere; MapLibre needs its worker and images from memory. */
const contentPolicy = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  workerSrc: ["'self'", 'blob:'],
  upgradeInsecureRequests: null,
}

/**
 * The headers that tell a browser what it must not do, for every answer. They never differ, so they are made once:
 * made for each answer they were a thirtieth of what an opening costs the server.
 */
export function safeHeaders({ tls }: { tls: boolean }): OutgoingHttpHeaders {
  const answer = new ServerResponse(new IncomingMessage(new Socket()))
  const write = helmet({ contentSecurityPolicy: { directives: contentPolicy }, hsts: tls })
  write(answer.req, answer, (error) => {
    if (error) throw error as Error
  })
  return { ...answer.getHeaders() }
}
