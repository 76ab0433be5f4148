import { thing } from '#kernel/audit.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'

const levels = {
  none: { zh: '无预警', en: 'no warning' },
  watch: { zh: '关注', en: 'watch' },
  alarm: { zh: '预警', en: 'alarm' },
}

thing({
  word: 'performance-project',
  title: { zh: '绩效项目', en: 'project' },
  fields: {
    indicator: { zh: '指标序号', en: 'Indicator' },
    indicators: { zh: '指标数', en: 'Indicators' },
    actual: { zh: '实际完成值', en: 'Actual value' },
    level: { zh: '等级', en: 'Level' },
    percent: { zh: '完成百分比', en: 'Percent' },
    mending: { zh: '整改事项序号', en: 'Mending' },
    mended: { zh: '完成的整改序号', en: 'Mending ended' },
    monitored: { zh: '监控结果', en: 'Outcome of monitoring', values: levels },
    submitted: { zh: '提交的得分', en: 'Score submitted' },
    returned: { zh: '退回理由', en: 'Why it was returned' },
    section: { zh: '科室', en: 'Section' },
    goal: { zh: '总体目标', en: 'Goal' },
    yearStart: { zh: '年初预算（万元）', en: 'Year-start budget, 10,000 yuan' },
    adjusted: { zh: '全年预算（万元）', en: 'Adjusted budget, 10,000 yuan' },
    executed: { zh: '执行数（万元）', en: 'Executed, 10,000 yuan' },
    measures: { zh: '改进措施', en: 'Measures' },
  },
  names: projectNames,
})

async function projectNames(db: Db, district: DistrictId, keys: readonly string[]) {
  const ids = keys.filter((key) => /^\d{1,15}$/.test(key)).map(Number)
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from performance.project
    where district_id = ${district} and id = any(${ids}::bigint[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [String(id), { zh: name, en: name }]))
}
