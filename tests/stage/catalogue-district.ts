import path from 'node:path'
import { catalogueRoutes, loadCatalogue, readCatalogue } from '#engines/catalogue/catalogue.ts'
import { type District, stage } from '../stage.ts'

/** The stage of the catalogue's tests: Jianghan's catalogue, a clerk who reads it, an editor who changes it. */
const root = path.join(import.meta.dirname, '..', '..')

export const profile = await readCatalogue(
  path.join(root, 'profiles', 'national'),
  path.join(root, 'profiles', 'jianghan'),
)

const people = async (d: District) => {
  await d.inside(({ db }) => loadCatalogue(db, d.district, profile, d.clock.now()))
  return {
    clerk: await d.account({ permissions: ['catalogue.read'] }),
    editor: await d.account({ permissions: ['catalogue.read', 'catalogue.edit'] }),
  }
}
export type CatalogueDistrict = District & Awaited<ReturnType<typeof people>>

export const catalogueStage = () => stage({ routes: catalogueRoutes, extend: people })

export const title = { zh: '修订', en: 'Revision' }
export const rubbish = '/catalogue/classes/gbt47678.5-2026/matter/06010'

export const draftOf = (d: CatalogueDistrict) =>
  d.reply<{ version: number; state: string }>(d.editor, 'POST', '/catalogue/versions', {
    title,
    basis: '区政府令',
  })
