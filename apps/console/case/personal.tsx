import { post } from '#ui/api.ts'
import type { CaseView } from '#ui/cases.ts'
import { useDeclarations } from '#ui/district.ts'
import { PersonalData } from '#ui/personal-data.tsx'
import { useMay } from '#ui/session.ts'
import { useText, useWords } from '#ui/words.ts'
import { caseWords } from './words.ts'

interface Opened {
  seq: number
  field: string
  value: string
}

/** What a case says of its caller. */
export function CasePersonal({ found, names }: { found: CaseView; names: string[] }) {
  const say = useWords(caseWords)
  const text = useText()
  const may = useMay()
  const { types } = useDeclarations()
  const masked = found.details[0]?.fields ?? {}
  const declared = types.get(found.type)?.form.properties
  return (
    <PersonalData
      masked={names
        .filter((name) => masked[name] !== undefined)
        .map((name) => ({
          ...{ field: name, value: String(masked[name]) },
          label: text(declared?.[name]?.label),
        }))}
      mayOpen={may('cases.act')}
      reasons={[say('reason1'), say('reason2'), say('reason3')]}
      open={async (reason) => {
        const { personal } = await post<{ personal: Opened[] }>(`/cases/${found.id}/personal`, { reason })
        // Of a field that was said again the last saying.
        return new Map(personal.map(({ field, value }) => [field, value]))
      }}
    />
  )
}
