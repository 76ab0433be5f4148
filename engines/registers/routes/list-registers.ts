import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { registerActs, type Registers } from '../define-register.ts'
import { placeFieldOf } from '../field-form.ts'
import { actsOf } from '../who-may.ts'

const text = z.object({ zh: z.string(), en: z.string() })

export const listRegisters = (registers: Registers) =>
  route({
    method: 'GET',
    path: '/registers',
    can: 'signed-in',
    summary: { zh: '本人可查看的登记册及其字段', en: 'The registers one may read, with their fields' },
    lasting: true,
    reply: z.object({
      registers: z.array(
        z.object({
          code: z.string(),
          title: text,
          about: text,
          basis: z.string().nullable(),
          form: z.record(z.string(), z.unknown()),
          /** The field that is the key; null where the register numbers its entries. */
          keyField: z.string().nullable(),
          name: z.string(),
          columns: z.array(z.string()),
          filters: z.array(z.string()),
          /** The field by which entries lie on a map, and the colours of its points. */
          place: z.string().nullable(),
          tones: z
            .object({
              field: z.string(),
              of: z.record(z.string(), z.enum(['green', 'yellow', 'red', 'plain'])),
            })
            .nullable(),
          may: z.array(z.enum(registerActs)),
        }),
      ),
    }),
    handle: async ({ user }) => ({
      registers: [...registers.values()]
        .map((register) => ({ register, may: actsOf(register, user) }))
        .filter(({ may }) => may.includes('read'))
        .map(
          ({ register: { code, title, about, basis, form, key, name, columns, filters, tones }, may }) => ({
            ...{ code, title, about, basis: basis ?? null, name, may },
            form: { ...form },
            keyField: 'field' in key ? key.field : null,
            ...{ columns: [...columns], filters: [...filters] },
            place: placeFieldOf(form) ?? null,
            tones: tones ? { field: tones.field, of: { ...tones.of } } : null,
          }),
        ),
    }),
  })
