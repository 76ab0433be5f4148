import { type Field, type Fields, thing, thingOf } from '#kernel/audit.ts'
import type { Register, Registers } from './define-register.ts'
import type { FieldSchema } from './field-form.ts'
import { newestOf } from './queries/read.ts'

const acts: Fields = {
  act: {
    ...{ zh: '改动', en: 'Change' },
    values: {
      create: { zh: '新登记', en: 'entered' },
      change: { zh: '修改', en: 'changed' },
      retire: { zh: '注销', en: 'retired' },
      restore: { zh: '恢复', en: 'restored' },
    },
  },
  asOf: { zh: '截至', en: 'As of' },
  created: { zh: '新登记', en: 'Entered' },
  changed: { zh: '已修改', en: 'Changed' },
  unchanged: { zh: '无变化', en: 'Unchanged' },
}

/** Every register is a kind of thing that acts are about, by its own title and labels. */
export function nameEntries(registers: Registers): void {
  for (const register of registers.values()) if (!thingOf(register.code)) nameRegister(register)
}

function fieldOf(name: string, schema: FieldSchema): Field {
  const { label, options, unit, account, entry } = { ...schema.items, ...schema }
  const of = unit ? 'unit' : account ? 'account' : entry
  return { ...(label ?? { zh: name, en: name }), ...(options && { values: options }), ...(of && { of }) }
}

function nameRegister(register: Register): void {
  const fields = Object.entries(register.form.properties).map(([name, schema]) => [
    name,
    fieldOf(name, schema),
  ])
  thing({
    word: register.code,
    title: register.title,
    fields: { ...Object.fromEntries(fields), ...acts, ...register.audited },
    names: async (db, district, keys) =>
      new Map(
        [...(await newestOf(db, district, register.code, keys))].flatMap(([key, row]) => {
          const name = row.fields[register.name]
          return typeof name === 'string' && name !== key
            ? [[key, { zh: `${key} ${name}`, en: `${key} ${name}` }]]
            : []
        }),
      ),
  })
}
