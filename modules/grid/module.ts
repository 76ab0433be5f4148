import { defineModule } from '#engines/manifest/manifest.ts'
import { streetDefect } from './case-types/street-defect.ts'
import { noteComponent } from './reactions/note-component.ts'
import { census, censusDifference, censusTask } from './registers/census.ts'
import { component } from './registers/component.ts'
import { assignWalker } from './routes/assign-walker.ts'
import { closeCensus } from './routes/close-census.ts'
import { decideDifference } from './routes/decide-difference.ts'
import { findDifference } from './routes/find-difference.ts'
import { listComponentCases } from './routes/list-component-cases.ts'
import { listCensusDifferences } from './routes/list-census-differences.ts'
import { seeComponents } from './routes/see-components.ts'
import { showCensusTask } from './routes/show-census-task.ts'
import { showCensus } from './routes/show-census.ts'
import { startCensus } from './routes/start-census.ts'
import { unseeComponent } from './routes/unsee-component.ts'
import { walkCell } from './routes/walk-cell.ts'
import { withdrawDifference } from './routes/withdraw-difference.ts'

export { inventCensus } from './demonstration.ts'

export const grid = defineModule({
  name: 'grid',
  title: { zh: '数字城管', en: 'Grid' },
  purpose: 'Sees what is wrong in the street, has it put right, and checks that it was.',
  reads: [
    'org.fact_area',
    'org.fact_holder',
    'catalogue.fact_class',
    'flow.fact_case',
    'kernel.fact_account',
  ],
  caseTypes: [streetDefect],
  registers: [component, census, censusTask, censusDifference],
  routes: () => [
    ...[startCensus, showCensus, listCensusDifferences, closeCensus, assignWalker],
    ...[showCensusTask, seeComponents, unseeComponent, walkCell],
    ...[findDifference, withdrawDifference, decideDifference],
    listComponentCases,
  ],
  on: { 'street-defect.open': [noteComponent] },
})
