import { words } from '#ui/words.ts'

export const mapWords = words('map-page', {
  title: { zh: '地图', en: 'Map' },
  label: { zh: '案件分布地图', en: 'Map of cases' },
  open: { zh: '在办', en: 'Open' },
  all: { zh: '全部', en: 'All' },
  type: { zh: '类型', en: 'Type' },
  anyType: { zh: '全部类型', en: 'Any type' },
  lights: { zh: '时限', en: 'Clock' },
  green: { zh: '正常', en: 'On time' },
  yellow: { zh: '24 小时内到期', en: 'Due within 24 h' },
  red: { zh: '超时', en: 'Late' },
  paused: { zh: '暂停', en: 'Paused' },
  done: { zh: '已结', en: 'Ended' },
  days: { zh: '最近 {count} 天登记', en: 'Opened in the last {count} days' },
  shown: { zh: '{count} 件', en: '{count} cases' },
  some: { zh: '只显示最新的 30,000 件', en: 'The newest 30,000 are shown' },
  close: { zh: '关闭', en: 'Close' },
})
