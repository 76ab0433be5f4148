import { words } from '#ui/words.ts'

export const helpWords = words('help', {
  alike: { zh: '可能重复的案件', en: 'May be the same' },
  alikeHelp: {
    zh: '填写诉求内容和地点时，这里列出近期说的可能是同一件事的案件。',
    en: 'As you type what happened and where, recent cases that may be the same show here.',
  },
  alikeNone: { zh: '没有发现可能重复的案件', en: 'None found' },
  metres: { zh: '相距 {metres} 米', en: '{metres} m away' },
  days: { zh: '{count} 天前', en: '{count} days ago', one: 'one day ago' },
  today: { zh: '今天', en: 'today' },
  because: { zh: '相同用语', en: 'Same words' },
  handledBy: { zh: '承办：{unit}', en: 'With {unit}' },
  into: { zh: '并入此案', en: 'Merge into this' },
  chosen: { zh: '已选为主案件', en: 'Chosen' },
  classes: { zh: '建议分类', en: 'Suggested class' },
  sure: { zh: '同样明确的案件中 {share}% 如此', en: 'true of {share}% of cases as clear' },
  maybe: { zh: '也可能', en: 'or perhaps' },
  unitsHere: { zh: '本街道同类案件办结单位', en: 'Handled its like in this street' },
  unitsElsewhere: { zh: '全区同类案件办结单位', en: 'Handled its like in the district' },
  unitShare: { zh: '{cases}/{of} 件', en: '{cases} of {of}' },
  caller: { zh: '来电人历史', en: 'This caller before' },
  callerCounts: { zh: '在办 {open} 件，已结 {closed} 件', en: '{open} open, {closed} closed' },
  callerNone: { zh: '此号码第一次来电', en: 'First call from this number' },
  onRecord: { zh: '查询已留痕', en: 'This look is on record' },
})
