import type { LiveHub } from '#kernel/live.ts'
import type { Route } from '#kernel/route.ts'
import { nameCaseTypes } from './audited.ts'
import type { Engine } from './engine.ts'
import { askExport } from './routes/ask-export.ts'
import { actOnCase } from './routes/act-on-case.ts'
import { cancelExport } from './routes/cancel-export.ts'
import { casePoints } from './routes/case-points.ts'
import { caseTypes } from './routes/case-types.ts'
import { changeView } from './routes/change-view.ts'
import { countCases } from './routes/count-cases.ts'
import { deleteExportRoute } from './routes/delete-export.ts'
import { deleteTemplateRoute } from './routes/delete-template.ts'
import { deleteView } from './routes/delete-view.ts'
import { fetchExport } from './routes/fetch-export.ts'
import { handOver } from './routes/hand-over.ts'
import { listCases } from './routes/list-cases.ts'
import { myExports } from './routes/my-exports.ts'
import { myInbox } from './routes/my-inbox.ts'
import { myNotices } from './routes/my-notices.ts'
import { myViews } from './routes/my-views.ts'
import { openCase } from './routes/open-case.ts'
import { openPersonal } from './routes/open-personal.ts'
import { precedents } from './routes/precedents.ts'
import { printCase } from './routes/print-case.ts'
import { readMyNotices } from './routes/read-my-notices.ts'
import { replyTemplates } from './routes/reply-templates.ts'
import { saveTemplate } from './routes/save-template.ts'
import { sayPresentRoute } from './routes/say-present.ts'
import { saveView } from './routes/save-view.ts'
import { showCase } from './routes/show-case.ts'
import { unitLoads } from './routes/unit-loads.ts'

/** `live`: the process's own hub, by which people on one case hear of each other. */
export function flowRoutes(engine: Engine, live: Pick<LiveHub, 'publish'>): Route[] {
  nameCaseTypes(engine.types)
  return [
    sayPresentRoute(engine, live),
    ...[
      ...[caseTypes, openCase, listCases, countCases, casePoints, myInbox, showCase, printCase],
      ...[actOnCase, openPersonal, precedents, handOver, myNotices, readMyNotices, unitLoads],
      ...[askExport, myExports, fetchExport, cancelExport, deleteExportRoute],
      ...[myViews, saveView, changeView, deleteView],
      ...[replyTemplates, saveTemplate, deleteTemplateRoute],
    ].map((make) => make(engine)),
  ]
}
