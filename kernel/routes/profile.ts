import { z } from 'zod'
import type { SignedIn } from '../auth.ts'

/** Who is signed in, as the console needs to know it. */
export const signedInProfile = z.object({
  account: z.int(),
  district: z.int(),
  login: z.string(),
  name: z.string(),
  administration: z.enum(['system', 'security', 'audit']).nullable(),
  permissions: z.array(z.string()),
  /** The posts the account holds, as the engine that knows of posts describes them. */
  posts: z.array(z.unknown()),
  mustChangePassword: z.boolean(),
})

export const profileOf = ({ user, mustChangePassword }: SignedIn): z.input<typeof signedInProfile> => ({
  account: user.account,
  district: user.district,
  login: user.login,
  name: user.name,
  administration: user.administration ?? null,
  permissions: [...user.permissions].toSorted(),
  posts: [...user.posts],
  mustChangePassword,
})
