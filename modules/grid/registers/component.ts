import { z } from 'zod'
import {
  cellField,
  choiceField,
  classField,
  dayField,
  defineRegister,
  lastKey,
  personField,
  phoneField,
  placeField,
  type Settling,
  textField,
  unitField,
} from '#engines/registers/registers.ts'
import { locate } from '#engines/org/org.ts'
import { refuse } from '#kernel/errors.ts'
import { classDiffers, classMissing, componentNowhere, identifierWrong, numbersUsedUp } from '../errors.ts'
import { componentClass } from '../queries.ts'
import { componentPrefix, nextComponentCode, parseComponentCode } from '../rules/component-code.ts'

/** What a component is and where; fields and states by GB/T 47678.7 (管理部件), names in our words. */
const fields = z.object({
  identifier: z
    .string()
    .trim()
    .regex(/^\d{16,17}$/)
    .meta({
      label: { zh: '部件标识码', en: 'Identifier' },
      help: {
        zh: '留空则按所选类别编号',
        en: 'Left empty, it is numbered by the chosen class',
      },
    })
    .optional(),
  class: classField(['component'], { label: { zh: '类别', en: 'Class' } }).optional(),
  name: textField(30, {
    label: { zh: '部件名称', en: 'Name' },
    help: { zh: '留空则用类别名称', en: 'Left empty, it bears the name of its class' },
  }).optional(),
  state: choiceField(
    {
      good: { zh: '完好', en: 'Good' },
      broken: { zh: '破损', en: 'Broken' },
      lost: { zh: '丢失', en: 'Lost' },
      disused: { zh: '废弃', en: 'Disused' },
      removed: { zh: '移除', en: 'Removed' },
    },
    { label: { zh: '状态', en: 'State' } },
  ),
  authority: unitField({ label: { zh: '主管部门', en: 'Authority' } }).optional(),
  owner: unitField({ label: { zh: '权属单位', en: 'Owner' } }).optional(),
  maintainer: unitField({ label: { zh: '养护单位', en: 'Maintainer' } }).optional(),
  contact: personField({
    label: { zh: '养护联系人', en: 'Contact' },
    help: { zh: '养护单位负责这件部件的人', en: 'Who answers for it at the maintainer' },
  }).optional(),
  contactPhone: phoneField({
    label: { zh: '养护联系电话', en: 'Contact telephone' },
    help: { zh: '加密保存，各处只显示遮盖后的号码', en: 'Kept encrypted; masked wherever it is read' },
  }).optional(),
  place: placeField({ label: { zh: '位置', en: 'Place' } }).optional(),
  cell: cellField({
    label: { zh: '单元网格', en: 'Cell' },
    help: { zh: '有位置时按位置确定', en: 'Found from the place where there is one' },
  }).optional(),
  address: textField(200, { label: { zh: '位置描述', en: 'Where' } }).optional(),
  built: dayField({ label: { zh: '初始日期', en: 'Built on' } }).optional(),
  source: choiceField(
    {
      surveyed: { zh: '实测', en: 'Surveyed' },
      'topographic-map': { zh: '地形图', en: 'Topographic map' },
      'base-data': { zh: '基础地理数据', en: 'Base geographic data' },
      other: { zh: '其他', en: 'Other' },
    },
    { label: { zh: '数据来源', en: 'Source' } },
  ).optional(),
  note: textField(1000, { label: { zh: '备注', en: 'Note' }, long: true }).optional(),
})
type Component = z.output<typeof fields>

/** 部件: the things of the street that the district answers for. */
export const component = defineRegister({
  code: 'component',
  title: { zh: '部件', en: 'Components' },
  about: {
    zh: '街上由城市管理负责的设施：一件一码，有权属、养护单位和所在网格。',
    en: 'The things of the street: each with an identifier, an owner, a maintainer and a cell.',
  },
  basis: 'GB/T 47678.5-2026；GB/T 30428.2-2013；CJ/T 214-2007',
  fields,
  key: { field: 'identifier' },
  name: 'name',
  columns: ['identifier', 'name', 'state', 'owner', 'maintainer', 'cell', 'address'],
  filters: ['state', 'class', 'owner', 'maintainer', 'cell', 'built'],
  search: ['name', 'address'],
  tones: { field: 'state', of: { good: 'green', broken: 'yellow', lost: 'red' } },
  publishes: ['class', 'name', 'state', 'authority', 'owner', 'maintainer', 'cell', 'place', 'built'],
  may: {
    read: 'grid.read',
    write: 'grid.edit',
    import: 'grid.import',
    export: 'grid.export',
    open: 'grid.open-personal',
  },
  settle: async (given, about, before) => {
    const identified = await identify(given as Component, about)
    return { ...identified, cell: await cellOf(identified, about, before as Component | undefined) }
  },
})

/** The identifier says the class and the class numbers the identifier; either may be left out, not both. */
async function identify(given: Component, about: Settling): Promise<Component> {
  const { db, district } = about
  const chosen = given.class
  const identifier = given.identifier ?? (await numberedBy(chosen ?? refuse(classMissing), about))
  const code = parseComponentCode(identifier)
  if (!code || code.district !== String(district)) return refuse(identifierWrong, { identifier })
  const ofThese = code.editions.filter((edition) => edition === chosen?.edition)
  const editions = ofThese.length > 0 ? ofThese : code.editions
  const look = () => componentClass(db, district, code.classCode, editions)
  const known = await (about.recall?.(`${code.classCode} ${editions.join(' ')}`, look) ?? look())
  if (!known) return refuse(identifierWrong, { identifier })
  const { title, ...key } = known
  if (chosen && (chosen.code !== key.code || chosen.edition !== key.edition))
    refuse(classDiffers, { inCode: key.code, chosen: chosen.code })
  return { ...given, identifier, class: key, name: given.name ?? title }
}

async function numberedBy(
  { code }: NonNullable<Component['class']>,
  { db, district }: Settling,
): Promise<string> {
  const prefix = componentPrefix(district, code)
  const last = await lastKey(db, district, 'component', { beginning: prefix, length: prefix.length + 6 })
  return nextComponentCode(prefix, last) ?? refuse(numbersUsedUp, { code })
}

/** The cell that the place lies in; a place that did not move leaves a cell that was set by hand. */
async function cellOf(
  { place, cell }: Component,
  { db, district }: Settling,
  before: Component | undefined,
): Promise<string> {
  const moved = place && (place.lng !== before?.place?.lng || place.lat !== before.place.lat)
  const found = place && (moved || !cell) ? (await locate(db, district, { place })).cell : null
  return found ?? cell ?? refuse(componentNowhere)
}
