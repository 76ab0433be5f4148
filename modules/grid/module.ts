import { defineModule } from '#engines/manifest/manifest.ts'
import { streetDefect } from './case-types/street-defect.ts'

export const grid = defineModule({
  name: 'grid',
  title: { zh: '数字城管', en: 'Grid' },
  purpose: 'Sees what is wrong in the street, has it put right, and checks that it was.',
  caseTypes: [streetDefect],
})
