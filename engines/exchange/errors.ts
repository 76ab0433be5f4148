import { refusal } from '#kernel/errors.ts'

export const jurisdictionUnknown = refusal('exchange.jurisdiction-unknown', 404, {
  zh: '没有辖区 {jurisdiction}。jurisdiction_id 为六位行政区划代码。',
  en: 'jurisdiction_id {jurisdiction} was not found: it is a six-digit division code',
})
export const serviceCodeMissing = refusal('exchange.service-code-missing', 400, {
  zh: '缺少 service_code。',
  en: 'service_code was not provided',
})
export const serviceUnknown = refusal('exchange.service-unknown', 404, {
  zh: '没有 service_code {code}。',
  en: 'service_code {code} was not found',
})
export const placeMissing = refusal('exchange.place-missing', 400, {
  zh: '请提供 lat 与 long，或 address_string。',
  en: 'lat and long, or address_string, must be provided',
})
export const requestUnknown = refusal('exchange.request-unknown', 404, {
  zh: '没有 service_request_id {id}。',
  en: 'service_request_id {id} was not found',
})
export const spanTooLong = refusal('exchange.span-too-long', 400, {
  zh: 'start_date 至 end_date 不得超过 {days} 天，请分段查询。',
  en: 'start_date and end_date may not span more than {days} days: ask in parts',
})
export const keyInvalid = refusal('exchange.key-invalid', 403, {
  zh: 'api_key 缺失或无效。',
  en: 'api_key was not provided or is not valid',
})
export const districtUnknown = refusal('exchange.district-unknown', 404, {
  zh: '本系统不服务辖区 {district}。',
  en: 'District {district} is not served here.',
})
export const appealUnknown = refusal('exchange.appeal-unknown', 404, {
  zh: '编号或查询码不正确，请核对提交时得到的凭据。',
  en: 'The number or the code is not right: look at the receipt you were given.',
})
export const targetUnknown = refusal('exchange.target-unknown', 404, {
  zh: '没有登记“{code}”这个对接系统。',
  en: 'There is no target “{code}”.',
})
export const targetOfOtherKind = refusal('exchange.target-of-other-kind', 409, {
  zh: '“{code}”已登记为另一种对接系统，请换一个代码。',
  en: 'The target “{code}” is of another kind: choose another code.',
})
export const signatureWrong = refusal('exchange.signature-wrong', 403, {
  zh: '签名不正确，请核对共享密钥与签名方法。',
  en: 'The signature is not right: look at the shared secret and how it signs.',
})
export const orderUnknown = refusal('exchange.order-unknown', 404, {
  zh: '没有收到过上级工单 {number}。',
  en: 'The upstream order {number} has not come in.',
})
export const notUpstreamChannel = refusal('exchange.not-upstream-channel', 422, {
  zh: '渠道“{channel}”不是上级平台渠道。',
  en: 'The channel “{channel}” is not one of an upstream platform.',
})
export const photosOnly = refusal('exchange.photos-only', 422, {
  zh: '这里只接收照片，每次最多 {most} 张。',
  en: 'Photos only, please, and at most {most} of them.',
})
export const telephoneKeyWrong = refusal('exchange.telephone-key-wrong', 403, {
  zh: '话务系统未登记，或密钥不正确。',
  en: 'This telephone system is not set up, or its key is not right.',
})
export const agentUnknown = refusal('exchange.agent-unknown', 404, {
  zh: '没有坐席“{agent}”：请核对分机号与账号的对应。',
  en: 'There is no call-taker “{agent}”: look at the list of extensions.',
})
export const callGone = refusal('exchange.call-gone', 409, {
  zh: '这个来电已经挂断或被下一个来电取代。',
  en: 'This call was hung up, or the next one has come.',
})
export const simulationOff = refusal('exchange.simulation-off', 403, {
  zh: '本区没有开启模拟来电。',
  en: 'Simulated calls are switched off in this district.',
})
export const shortTaken = refusal('exchange.short-taken', 409, {
  zh: '编号前缀 {short} 已由渠道“{channel}”使用。',
  en: 'The letters {short} belong to the channel “{channel}”.',
})
export const tableUnknown = refusal('exchange.table-unknown', 404, {
  zh: '没有“{table}”这种可导入的表。',
  en: 'There is no table “{table}” to import.',
})
export const tooManyRows = refusal('exchange.too-many-rows', 422, {
  zh: '表格超过 {most} 行，请分批导入，或由系统管理员用命令行导入。',
  en: 'The table has more than {most} rows: divide it, or import it by the operator’s tool.',
})
export const importGoing = refusal('exchange.import-going', 409, {
  zh: '您对这张表的上一次导入还在进行，请等它结束。',
  en: 'Your last import of this table still goes on: wait for its end.',
})
export const unitCodeUnknown = refusal('exchange.unit-code-unknown', 422, {
  zh: '没有编码为“{code}”的单位；上级单位须先于下级导入。',
  en: 'There is no unit of the code “{code}”; a unit comes after the one above it.',
})
export const extensionOfNobody = refusal('exchange.extension-of-nobody', 422, {
  zh: '分机 {extension} 对应的登录名“{login}”不存在。',
  en: 'There is no account “{login}”, which extension {extension} is given to.',
})
export const publicChannelUnknown = refusal('exchange.public-channel-unknown', 422, {
  zh: '本区没有渠道“{channel}”。',
  en: 'The district has no channel “{channel}”.',
})
export const loginUnknown = refusal('exchange.login-unknown', 422, {
  zh: '没有账号“{login}”。',
  en: 'There is no account “{login}”.',
})
export const postWordUnknown = refusal('exchange.post-word-unknown', 422, {
  zh: '没有岗位“{post}”，请填岗位名称或代码。',
  en: 'There is no post “{post}”: give its title or its code.',
})
export const holderUnclear = refusal('exchange.holder-unclear', 422, {
  zh: '“{login}”在单位“{unit}”没有岗位“{post}”，无从代班。',
  en: '“{login}” holds no “{post}” in “{unit}”: there is nothing to stand in for.',
})
export const channelIsOurs = refusal('exchange.channel-is-ours', 409, {
  zh: '网站、终端、小程序和 Open311 的页面由本系统提供，其渠道不能停用。',
  en: 'The pages of this channel are the house’s own: it cannot be taken out of use.',
})
export const channelNotThere = refusal('exchange.channel-not-there', 404, {
  zh: '没有渠道“{code}”，或已停用。',
  en: 'There is no channel “{code}”, or it is out of use already.',
})
export const messageUnknown = refusal('exchange.message-unknown', 404, {
  zh: '没有这条消息，请刷新后重试。',
  en: 'There is no such message: load the page anew.',
})
export const withdrawAnswered = refusal('exchange.withdraw-answered', 409, {
  zh: '这件诉求已经办结，不能撤回：可以评价办理结果；没有解决的，可以要求重新办理。',
  en: 'This is answered already: rate how it was handled, or say that it is not solved.',
})
export const withdrawEnded = refusal('exchange.withdraw-ended', 409, {
  zh: '这件诉求已有结果，不能撤回；有新的情况请另行反映。',
  en: 'This has come to its end already: report anew if there is something new.',
})
export const alreadyWithdrawn = refusal('exchange.already-withdrawn', 409, {
  zh: '这件诉求已经撤回；仍需办理的，请重新反映。',
  en: 'This is withdrawn already: report it again if it is still needed.',
})
export const withdrawJoined = refusal('exchange.withdraw-joined', 409, {
  zh: '别人反映的同一件事已并入这件诉求，须继续办理，不能撤回；不需要再联系您的，请在“补充情况”里说明。',
  en: 'What others reported has been joined to this, so it goes on: say under “Add something” if you need no call.',
})
