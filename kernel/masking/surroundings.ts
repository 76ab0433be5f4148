/**
 * What stands around a run of digits and says what it is. `before` and `after` are short pieces of plain text
 * next to it; each question looks at the nearest words alone, so that a far one cannot mislead.
 */
export interface Surroundings {
  before: string
  after: string
  /** Another telephone number stands just before, with no more than a comma or an "or" between. */
  chained: boolean
}

/** How much of the text on either side is looked at. */
export const stretch = 32

/** Words for a telephone that may have no area code; a mobile never is one, so 手机 is not among them. */
const dialling =
  '电话|座机|固话|热线|传真|专线|致电|来电|去电|拨打|拨通|拨|联系|联络|咨询|垂询|值班室?|電話|聯絡|專線|傳真' +
  '|tel|phone|mobile|cell|fax|call|hotline|contact'
const handset = '手机|手機|微信|短信|机主|呼叫|打给|(?<!身份证?|证件|证书|门牌|卡|编)号码'
const linked = '[\\s:=,、.()\\[\\]【】「」“”"\'是为号號码碼方式人至到了-]{0,6}$'

const calledBy = new RegExp(`(?:${dialling}|${handset})${linked}`, 'i')
const dialledBy = new RegExp(`(?:${dialling})${linked}`, 'i')

/** A name or an office may stand between word and number, but no price, size, paper or date. */
const mentionedBy = new RegExp(
  `(?:${dialling}|${handset})[^0-9a-z。;!?\\n\ufffc费款钱价额积编单证案年月日元]{0,10}$`,
  'i',
)

/** A word for a telephone, or a telephone number, stands directly before. */
export const isCalled = ({ before, chained }: Surroundings): boolean => chained || calledBy.test(before)

/** As `isCalled`, with a word for a telephone that may have no area code. */
export const isDialled = ({ before, chained }: Surroundings): boolean => chained || dialledBy.test(before)

/** Where one is reached, and who: 家里85772123, 王先生 85772123, 请打85772123. */
const reachedBy = new RegExp(
  '(?:家[里中裡]|[我他她老]家|宅|办公室|单位|店里|门面|物业|前台|打|回电' +
    '|先生|女士|小姐|师傅|同志|老师|阿姨|大[爷妈]|经理|主任|队长|老板' +
    `|[老小](?![区路街学])[\u4e00-\u9fff])[\\s:=,、()【】是为-]{0,3}$`,
)

/** A place or a person that has a telephone stands directly before. */
export const isReached = ({ before }: Surroundings): boolean => reachedBy.test(before)

/** A word for a telephone stands a little way before. */
export const isMentioned = ({ before }: Surroundings): boolean => mentionedBy.test(before)

const numbering =
  '编号|单号|案号|文号|字号|证号|证书号|工单|订单|运单|受理号|流水号?|序号|序列号|代码|编码|户号|表号|批号|学号|工号|邮编' +
  '|(?:案件|项目|设备|合同|发票|档案|备案|执照|许可证)(?:号|号码)|编號|編號|案號|單號|\\b(?:ISBN|IMEI|IMSI|SN|No\\.?)|№'
const numberedBy = new RegExp(
  `(?<!身份|身份证|证件|居民证|居住证)(?:${numbering})[号码]{0,2}[\\s:=#是为]{0,4}[A-Za-z0-9#/()〔〕\\[\\]-]{0,14}$`,
  'i',
)

/** The number of a case, an order, a licence, a meter: named so directly before. */
export const isNumbered = (at: Surroundings): boolean => !isCalled(at) && numberedBy.test(at.before)

/** The rest of a number that begins with a year: 2023-0312-2000123. */
export const isPartOfSerial = ({ before }: Surroundings): boolean =>
  /(?<![0-9])(?:19|20)[0-9]{2}[ /-]{1,2}$/.test(before)

const amountAfter =
  /^(?:\.[0-9]+)?\s?(?:元(?![旦宵])|[余多美港]元|块|万|亿|平方|平米|㎡|m2|m²|立方|吨|千瓦|公里|km|株|棵|%|‰)/i
const amountBefore =
  /(?:[¥￥$]|人民币|金额|[共合总]计|总价|总额|投资|资金|预算|支出|收入|价款)[\s:为是约达]{0,3}$/

export const isAmount = (at: Surroundings): boolean =>
  !isCalled(at) && (amountAfter.test(at.after) || amountBefore.test(at.before))

export const isNamedIdentity = ({ before }: Surroundings): boolean =>
  /(?:身份|身分证|证件|\bID (?:card|number|no))[^0-9。;\n\ufffc]{0,10}$/i.test(before)

export const isNamedAccount = ({ before }: Surroundings): boolean =>
  /(?:银行|卡号|[账帐]号|[账帐]户|储蓄|存折|支行|[工建农中招]行|邮储)[^0-9。;\n\ufffc]{0,12}$/.test(before)
