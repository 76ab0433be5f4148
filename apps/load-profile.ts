import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { seedCalendar } from '#engines/calendar/calendar.ts'
import { loadCatalogue, readCatalogue } from '#engines/catalogue/catalogue.ts'
import {
  channelShape,
  loadSharedViews,
  loadTemplates,
  savedViewBody,
  saveChannel,
  templateBody,
} from '#engines/flow/flow.ts'
import { loadHolders, loadOrganisation, readOrganisation } from '#engines/org/org.ts'
import { accountIdByLogin, insertAccount } from '#kernel/auth.ts'
import type { Db, DistrictId, Store } from '#kernel/sql.ts'

/** Views of the list that everybody begins with, in the name of the account that keeps them. */
const sharedViews = z.object({ account: z.string(), views: z.array(savedViewBody) })

const replyTemplates = z.object({ account: z.string(), templates: z.array(templateBody) })

const profiles = path.join(import.meta.dirname, '..', 'profiles')

export interface ProfileWanted {
  profile: string
  district: DistrictId
  at: Date
  /** The password hash for the profile's named accounts; absent: no account is made. */
  accounts: { passwordHash: string } | undefined
}

/** Furnishes an empty district from a profile: organisation, calendar, catalogue, channels, accounts. */
export async function loadProfile(store: Store, wanted: ProfileWanted): Promise<void> {
  const { district, at } = wanted
  const folder = path.join(profiles, wanted.profile)
  const [organisation, catalogue, channels, shared, replies] = await Promise.all([
    readOrganisation(folder),
    readCatalogue(path.join(profiles, 'national'), folder),
    readFile(path.join(folder, 'channels.json'), 'utf8').then((text) =>
      z.array(channelShape).parse(JSON.parse(text)),
    ),
    readFile(path.join(folder, 'saved-views.json'), 'utf8').then((text) =>
      sharedViews.parse(JSON.parse(text)),
    ),
    readFile(path.join(folder, 'reply-templates.json'), 'utf8').then((text) =>
      replyTemplates.parse(JSON.parse(text)),
    ),
  ])
  await store.inDistrict(district, async ({ db }) => {
    await loadOrganisation(db, district, organisation, at)
    await seedCalendar(db, district, { at })
    await loadCatalogue(db, district, catalogue, at)
    for (const channel of channels) await saveChannel(db, district, channel)
    if (wanted.accounts)
      await loadHolders(db, district, organisation, {
        now: at,
        accountOf: findOrMake(db, wanted, wanted.accounts),
      })
    const account = await accountIdByLogin(db, district, shared.account)
    const writer = await accountIdByLogin(db, district, replies.account)
    if (writer) await loadTemplates(db, district, { templates: replies.templates, account: writer, at })
    if (account) await loadSharedViews(db, district, { views: shared.views, account, at })
  })
}

const findOrMake =
  (db: Db, { district, at }: ProfileWanted, { passwordHash }: { passwordHash: string }) =>
  async (wanted: Parameters<Parameters<typeof loadHolders>[3]['accountOf']>[0]) =>
    (await accountIdByLogin(db, district, wanted.login)) ??
    insertAccount(db, district, { ...wanted, passwordHash, at, mustChange: false, demonstration: true })
