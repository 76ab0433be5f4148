import { actNamed } from '#kernel/audit.ts'

/** What the operator's tool does to accounts, as the audit trail names it. */
export const userActs: Readonly<Record<string, string>> = {
  add: actNamed('user add', { zh: '在服务器上新增账号', en: 'Add an account at the server itself' }),
  password: actNamed('user password', {
    zh: '在服务器上重设口令',
    en: 'Give a new password at the server itself',
  }),
  disable: actNamed('user disable', {
    zh: '在服务器上停用账号',
    en: 'Disable an account at the server itself',
  }),
  posts: actNamed('user posts', { zh: '在服务器上授予岗位', en: 'Give a post at the server itself' }),
}
