import { useLanguage } from '#ui/words.ts'

/** The second level of indicators as the forms of the finance bureau name it, and what that means. */
const english: Record<string, string> = {
  数量指标: 'Quantity',
  质量指标: 'Quality',
  时效指标: 'Timeliness',
  经济成本指标: 'Economic cost',
  社会成本指标: 'Social cost',
  生态环境成本指标: 'Ecological cost',
  经济效益指标: 'Economic effect',
  社会效益指标: 'Social effect',
  生态效益指标: 'Ecological effect',
  可持续影响指标: 'Lasting effect',
  服务对象满意度指标: 'Satisfaction of those served',
}

export const secondLevel: readonly string[] = Object.keys(english)

const told = { zh: (named: string) => named, en: (named: string) => english[named] ?? named }

/** In the language of the reader; a name of one's own stays as it was given. */
export const useSecondLevel = (): ((named: string) => string) => told[useLanguage()]
