import { defineModule } from '#engines/manifest/manifest.ts'
import './audited.ts'
import { addMending } from './routes/add-mending.ts'
import { changeProject } from './routes/change-project.ts'
import { createProject } from './routes/create-project.ts'
import { endMending } from './routes/end-mending.ts'
import { fillIndicator } from './routes/fill-indicator.ts'
import { listChoices } from './routes/list-choices.ts'
import { listProjects } from './routes/list-projects.ts'
import { monitorProject } from './routes/monitor-project.ts'
import { readSheet } from './routes/read-sheet.ts'
import { readSummary } from './routes/read-summary.ts'
import { replaceIndicators } from './routes/replace-indicators.ts'
import { returnProject } from './routes/return-project.ts'
import { showProject } from './routes/show-project.ts'
import { submitProject } from './routes/submit-project.ts'

export { inventProjects } from './demonstration.ts'

export const performance = defineModule({
  name: 'performance',
  title: { zh: '预算绩效', en: 'Performance' },
  purpose:
    'Sets targets for money, watches them through the year, and scores what came of them on the evidence.',
  reads: ['flow.fact_case'],
  routes: () => [
    ...[
      listProjects,
      listChoices,
      createProject,
      showProject,
      changeProject,
      replaceIndicators,
      fillIndicator,
    ],
    ...[monitorProject, submitProject, returnProject, addMending, endMending, readSheet, readSummary],
  ],
})
