import { defineModule } from '#engines/manifest/manifest.ts'
import { streetDefect } from './case-types/street-defect.ts'
import { census, censusDifference, censusTask } from './registers/census.ts'
import { component } from './registers/component.ts'
import { decideDifference } from './routes/decide-difference.ts'
import { findDifference } from './routes/find-difference.ts'
import { startCensus } from './routes/start-census.ts'
import { walkCell } from './routes/walk-cell.ts'

export const grid = defineModule({
  name: 'grid',
  title: { zh: '数字城管', en: 'Grid' },
  purpose: 'Sees what is wrong in the street, has it put right, and checks that it was.',
  reads: ['org.fact_area', 'catalogue.fact_class'],
  caseTypes: [streetDefect],
  registers: [component, census, censusTask, censusDifference],
  routes: () => [startCensus, walkCell, findDifference, decideDifference],
})
