import { z } from 'zod'

/** A moment in a reply: a `Date` in the handler, ISO text in UTC on the wire. */
export const moment = z.union([z.iso.datetime(), z.date()])
