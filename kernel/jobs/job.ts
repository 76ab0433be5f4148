import type { z } from 'zod'
import type { FileStore } from '../files.ts'
import type { DistrictId, Store, Transaction } from '../sql.ts'

/** What a job is given: its district's transaction, the moment, and what it was asked to do. */
export interface JobContext<P> extends Transaction {
  district: DistrictId
  now: Date
  payload: P
  /** Counts from 1; a job that throws is tried again, each time after a longer pause. */
  attempt: number
  lastAttempt: boolean
  store: Store
  files: FileStore
}

/**
 * Work done after a commit or at a set time. It happens at least once: a worker may die between the job's
 * commit and its mark in the queue, so a job must find out for itself what is done already.
 */
export interface Job<P extends z.ZodType = z.ZodType> {
  /** `room.what`. */
  name: string
  /** Ids and plain values; never personal data. */
  payload: P
  /** Tries before it is left for a person to look at (default 12: about two days). */
  attempts?: number
  handle(context: JobContext<z.output<P>>): Promise<void>
}

export const job = <P extends z.ZodType>(made: Job<P>): Job<P> => made

export const attemptsOf = (made: Pick<Job, 'attempts'>): number => made.attempts ?? 12
