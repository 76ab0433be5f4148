import type { PostWork } from '#engines/org/org.ts'
import { sql } from '#kernel/sql.ts'
import { clerkPosts } from './may-act.ts'
import { postCodes } from './who.ts'

const named: ReadonlySet<string> = new Set([...postCodes, ...clerkPosts])

/** What of the work of cases hangs on a post. */
export const postWork: PostWork = {
  isNamed: (post) => named.has(post),
  async openTasks(db, district, post) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from flow.assignment
      where district_id = ${district} and post = ${post} and ended_at is null`.execute(db)
    return rows[0]!.count
  },
}
