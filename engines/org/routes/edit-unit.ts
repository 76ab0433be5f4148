import { z } from 'zod'
import { idParam, route } from '#kernel/route.ts'
import { unitById, updateUnit } from '../unit-queries.ts'
import { checkParent, workingUnit } from '../unit-tree.ts'
import { nameShape, unitShape } from '../units.ts'

/** Renames a unit or moves it in the tree; its code and its past stay. */
export const editUnit = route({
  method: 'PATCH',
  path: '/org/units/:id',
  can: 'org.edit',
  summary: { zh: '修改单位名称或上级', en: 'Rename a unit or move it in the tree' },
  params: z.object({ id: idParam }),
  body: z.object({ name: nameShape.optional(), parent: z.int().positive().nullable().optional() }),
  reply: unitShape,
  async handle({ db, district, audit }, { params: { id }, body }) {
    const unit = await workingUnit(db, district, id)
    const { name = unit.name, parent = unit.parent } = body
    await checkParent(db, district, id, parent)
    await updateUnit(db, district, id, { name, parent })
    audit(`unit ${id}`, { before: { name: unit.name, parent: unit.parent }, after: { name, parent } })
    return (await unitById(db, district, id))!
  },
})
