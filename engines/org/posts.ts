import { z } from 'zod'
import { refuse, type Text } from '#kernel/errors.ts'
import { type Db, type DistrictId } from '#kernel/sql.ts'
import { postEnded, postOfAdministration, postUnknown } from './errors.ts'
import { type Post, postByCode } from './post-queries.ts'

/** What the house's work asks of posts; given by the engine that knows of cases. */
export interface PostWork {
  /** Whether a case type may name the post: ended, its cases would wait for nobody. */
  isNamed: (post: string) => boolean
  /** Tasks that lie in the post's inbox, in any unit. */
  openTasks: (db: Db, district: DistrictId, post: string) => Promise<number>
}

export interface OrgParts {
  posts: PostWork
  /** What people of the district may do has changed: nothing that was read before is believed any longer. */
  rightsChanged: (district: DistrictId) => void
}

export const postShape = z.object({
  code: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  administration: z.enum(['system', 'security', 'audit']).nullable(),
  permissions: z.array(z.string()),
  /** The unit it belongs to; null: held in any. */
  unit: z.int().nullable(),
  /** The day it was ended. */
  until: z.string().nullable(),
})

export const postParams = z.object({ code: z.string().max(60) })
export const postTitleShape: z.ZodType<Text> = z.object({
  zh: z.string().trim().min(1).max(30),
  en: z.string().trim().min(1).max(60),
})

/**
 * A post that may be changed, locked until the change is kept: it has not ended, and it is none of the three
 * administrations, whose posts and permissions are the house's own (GB/T 22239-2019 8.1.5).
 */
export async function changeablePost(db: Db, district: DistrictId, code: string): Promise<Post> {
  const post = (await postByCode(db, district, code)) ?? refuse(postUnknown, { post: code })
  if (post.administration) refuse(postOfAdministration, { post: post.title })
  if (post.until) refuse(postEnded, { post: post.title, until: post.until })
  return post
}
