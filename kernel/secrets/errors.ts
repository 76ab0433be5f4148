/** What can be wrong with keys and secrets. None is the user's doing, so none is a refusal. */
const secretProblems = {
  'kernel.key-file-open': 'the key file may be read by others: allow its owner alone (chmod 600)',
  'kernel.key-file-damaged': 'the key file is not one of ours, or was cut short: put the backup in its place',
  'kernel.key-file-missing': 'there is no key file, and none may be made here: put the backup in its place',
  'kernel.key-file-foreign':
    'the key file is not the one that the data was sealed with: put the backup of keys/fields.json in its place',
  'kernel.key-file-busy': 'another hand is turning the keys: wait for it, or remove its .lock if it died',
  'kernel.secret-malformed': 'this is not a secret of ours',
  'kernel.secret-key-missing': 'the key version this secret was written with is not in the key file',
  'kernel.secret-unreadable': 'wrong key, another place than it was written for, or a changed byte',
} as const

export type SecretProblem = keyof typeof secretProblems

export class SecretError extends Error {
  readonly code: SecretProblem
  constructor(code: SecretProblem, about: string, options?: ErrorOptions) {
    super(`${code}: ${about}: ${secretProblems[code]}`, options)
    this.code = code
  }
}
