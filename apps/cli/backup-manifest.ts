import { z } from 'zod'

const sums = z.record(z.string(), z.object({ rows: z.number(), sum: z.string() }))

/** What a backup says of itself: by it a restored store is proven. */
export const backupManifest = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** Tells which key file belongs to it, without telling the keys. */
  keys: z.string(),
  /** Tables when the backup began and when it ended. */
  before: sums,
  after: sums,
  files: z.number(),
})
export type BackupManifest = z.output<typeof backupManifest>

/** What is kept apart from the data: the field keys and the passwords of the store's roles. */
export const keyBackup = z.object({ format: z.literal(1), fields: z.string(), store: z.string() })
