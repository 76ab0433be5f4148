import type { Readable } from 'node:stream'

/** SHA-256 of the bytes in hexadecimal, which is the file's name; size in bytes. */
export interface Stored {
  hash: string
  size: number
}

export type Content = Readable | Uint8Array

/**
 * Content-addressed files: what is put twice is kept once, and a file never changes under its hash. On disk by
 * `createFileStore`, in an S3-compatible store by `createS3FileStore`.
 */
export interface FileStore {
  /** Refuses more than `maxBytes` with `kernel.file-too-large`; an interrupted upload leaves nothing behind. */
  put(content: Content, limit: { maxBytes: number }): Promise<Stored>
  /** All the bytes; refuses a hash that is not kept here with `kernel.file-missing`, as `verify` does. */
  open(hash: string): Promise<Readable>
  has(hash: string): Promise<boolean>
  /** Whether the bytes still are what their name says. */
  verify(hash: string): Promise<boolean>
  /**
   * Forgets a file; one that is not kept is no error. What is put twice is kept once, so only a file may be removed
   * of which its owner knows that nobody else can have put the same bytes.
   */
  remove(hash: string): Promise<void>
  /** The hash of every file kept. */
  list(): AsyncIterable<string>
  /** Removes what a killed process had half received and nobody has touched since `before`; gives how many. */
  clearAbandoned(before: Date): Promise<number>
}

/** What may be asked for: never a path. */
export const isHash = (name: string): boolean => /^[0-9a-f]{64}$/.test(name)
