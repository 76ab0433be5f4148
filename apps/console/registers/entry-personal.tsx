import { post } from '#ui/api.ts'
import { PersonalData } from '#ui/personal-data.tsx'
import { type DeclaredRegister, type Entry, entryPath } from '#ui/registers.ts'
import { useText, useWords } from '#ui/words.ts'
import { registerWords } from './words.ts'

interface EntryPersonalProps {
  register: DeclaredRegister
  entry: Entry
  asOf: string | undefined
}

export const personalIn = ({ form }: DeclaredRegister, entry: Entry): string[] =>
  Object.entries(form.properties ?? {}).flatMap(([field, { personal }]) =>
    personal && entry.fields[field] !== undefined ? [field] : [],
  )

/** What an entry says of persons, as it is or as it was on a day. */
export function EntryPersonal({ register, entry, asOf }: EntryPersonalProps) {
  const say = useWords(registerWords)
  const text = useText()
  const fields = personalIn(register, entry)
  if (fields.length === 0) return null
  return (
    <PersonalData
      key={`${entry.key} ${entry.version}`}
      masked={fields.map((field) => ({
        ...{ field, value: String(entry.fields[field]) },
        label: text(register.form.properties?.[field]?.label),
      }))}
      mayOpen={register.may.includes('open')}
      reasons={[say('openReason1'), say('openReason2')]}
      open={async (reason) => {
        const { personal } = await post<{ personal: { field: string; value: string }[] }>(
          `${entryPath(register.code, entry.key)}/personal`,
          { reason, asOf },
        )
        return new Map(personal.map(({ field, value }) => [field, value]))
      }}
    />
  )
}
