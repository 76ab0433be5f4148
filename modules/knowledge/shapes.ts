import { z } from 'zod'

export const shownArticle = z.object({
  key: z.string(),
  version: z.int(),
  title: z.string(),
  body: z.string(),
  classes: z.array(z.object({ edition: z.string(), kind: z.string(), code: z.string() })),
  owner: z.int(),
  reviewOn: z.string(),
})
