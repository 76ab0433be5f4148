import { refusal } from '#kernel/errors.ts'

export const codeNotDigits = refusal('org.code-not-digits', 422, {
  zh: '编码“{code}”含有数字以外的字符，请只填写数字。',
  en: 'The code “{code}” holds something other than digits: write digits only.',
})
export const codeLengthWrong = refusal('org.code-length-wrong', 422, {
  zh: '编码“{code}”的位数不对，应为 {expected} 位。',
  en: 'The code “{code}” has the wrong length: it takes {expected} digits.',
})
export const codeProvinceUnknown = refusal('org.code-province-unknown', 422, {
  zh: '编码“{code}”的前两位不是省级行政区划代码，请核对。',
  en: 'The first two digits of “{code}” are no province of GB/T 2260: check them.',
})
export const codePartEmpty = refusal('org.code-part-empty', 422, {
  zh: '编码“{code}”中第 {from} 至 {until} 位全为零，这一级没有指明。',
  en: 'Digits {from} to {until} of “{code}” are all zero: that level is not named.',
})

export const coordinateNotNumber = refusal('org.coordinate-not-number', 422, {
  zh: '经纬度必须是数字，请重新定位。',
  en: 'Longitude and latitude must be numbers: take the position again.',
})
export const coordinateSwapped = refusal('org.coordinate-swapped', 422, {
  zh: '经度 {lng} 与纬度 {lat} 似乎填反了：中国的经度在 73 至 136 之间，请对调。',
  en: 'Longitude {lng} and latitude {lat} look swapped: longitudes in China lie between 73 and 136. Exchange them.',
})
export const coordinateOutside = refusal('org.coordinate-outside', 422, {
  zh: '坐标（{lng}，{lat}）不在中国范围内，请重新定位。',
  en: 'The position ({lng}, {lat}) is outside China: take it again.',
})
export const coordinateSystemUnknown = refusal('org.coordinate-system-unknown', 422, {
  zh: '不认识坐标系“{system}”，可用：{known}。',
  en: 'The coordinate system “{system}” is not known; use one of {known}.',
})

export const profileAbsent = refusal('org.profile-absent', 422, {
  zh: '区情资料缺少文件 {file}，请补齐后再导入。',
  en: 'The profile lacks the file {file}: add it and load again.',
})
export const profileWrong = refusal('org.profile-wrong', 422, {
  zh: '区情资料 {file} 有误：{why}。请改正后再导入。',
  en: 'The profile’s {file} is wrong: {why}. Mend it and load again.',
})

export const areaUnknown = refusal('org.area-unknown', 422, {
  zh: '本区没有编码为 {code} 的街道或社区，请核对。',
  en: 'This district has no street or community {code}: check the code.',
})
export const noCentre = refusal('org.no-centre', 409, {
  zh: '本区还没有设置中心，请先录入组织机构。',
  en: 'This district has no centre yet: enter its organisation first.',
})
export const unitNotFound = refusal('org.unit-not-found', 404, {
  zh: '没有这个单位。',
  en: 'There is no such unit.',
})
export const unitCodeTaken = refusal('org.unit-code-taken', 409, {
  zh: '单位代码 {code} 已经用过，撤销的单位代码也不再使用，请换一个。',
  en: 'The unit code {code} was given before, and is never given again: choose another.',
})
export const unitEnded = refusal('org.unit-ended', 409, {
  zh: '该单位已于 {until} 撤销，不能再修改或接收人员。',
  en: 'This unit ended on {until}: it can neither be changed nor take people.',
})
export const unitBelowItself = refusal('org.unit-below-itself', 409, {
  zh: '不能把单位放到它自己或它的下级之下，请另选上级单位。',
  en: 'A unit cannot lie below itself or a unit of its own: choose another unit above.',
})
export const unitHasUnits = refusal('org.unit-has-units', 409, {
  zh: '该单位还有 {count} 个下级单位，请先调整下级单位。',
  en: 'This unit still has {count} units below it: move or end them first.',
})
export const postUnknown = refusal('org.post-unknown', 422, {
  zh: '没有“{post}”这个岗位。',
  en: 'There is no post “{post}”.',
})
export const accountUnfit = refusal('org.account-unfit', 422, {
  zh: '没有这个账号，或账号已停用。',
  en: 'There is no such account, or it is disabled.',
})
export const administrationApart = refusal('org.administration-apart', 409, {
  zh: '系统、安全、审计管理员只能担任本类管理岗位，其他账号不能担任管理员岗位（三员分立）。',
  en: 'An administrator holds the post of that administration alone, and nobody else may hold it.',
})
export const grantToSelf = refusal('org.grant-to-self', 403, {
  zh: '不能给自己授予或收回岗位，请由另一位安全管理员办理。',
  en: 'Nobody gives or takes their own posts: ask another security administrator.',
})
export const alreadyHolds = refusal('org.already-holds', 409, {
  zh: '该账号已在此单位担任这个岗位。',
  en: 'The account holds this post in this unit already.',
})
export const holderNotFound = refusal('org.holder-not-found', 404, {
  zh: '没有这条任职记录，或已经离任。',
  en: 'There is no such holding, or it has ended.',
})
export const coverBackwards = refusal('org.cover-backwards', 422, {
  zh: '代班的结束日期必须晚于开始日期，且不早于今天。',
  en: 'Leave cover must end after it begins, and not before today.',
})
export const coverBySelf = refusal('org.cover-by-self', 422, {
  zh: '代班人不能是本人。',
  en: 'Nobody stands in for themselves.',
})
export const boxWrong = refusal('org.box-wrong', 422, {
  zh: '范围应为“西,南,东,北”四个经纬度，西小于东、南小于北。',
  en: 'The box takes four degrees, west,south,east,north, with west below east and south below north.',
})
export const tileMissing = refusal('org.tile-missing', 404, {
  zh: '底图服务没有给出这块瓦片。',
  en: 'The tile server does not give this tile.',
})
export const tileAddress = refusal('org.tile-address', 422, {
  zh: '瓦片地址须含 {z}、{x}、{y}：{address}',
  en: 'The address of tiles must hold {z}, {x} and {y}: {address}',
})
export const tileSubdomains = refusal('org.tile-subdomains', 422, {
  zh: '瓦片地址用了 {s}，请填写子域：{address}',
  en: 'The address of tiles names {s}: say its subdomains. {address}',
})
export const coverNotFound = refusal('org.cover-not-found', 404, {
  zh: '没有这次代班，或已结束。',
  en: 'There is no such stand-in, or it is over.',
})
export const postEnded = refusal('org.post-ended', 409, {
  zh: '岗位“{post}”已于 {until} 撤销，请另选岗位。',
  en: 'The post “{post}” ended on {until}: choose another.',
})
export const postElsewhere = refusal('org.post-elsewhere', 409, {
  zh: '岗位“{post}”属于“{unit}”，只能在该单位及其下级授予。',
  en: 'The post “{post}” belongs to “{unit}”: it is given there or below.',
})
export const postTitleTaken = refusal('org.post-title-taken', 409, {
  zh: '已有名为“{post}”的岗位，请换一个名称。',
  en: 'A post is called “{post}” already: choose another name.',
})
export const postOfAdministration = refusal('org.post-of-administration', 409, {
  zh: '“{post}”是三员之一，岗位和权限由系统固定，不能修改。',
  en: '“{post}” is one of the three administrations: its post and permissions are fixed.',
})
export const postHeld = refusal('org.post-held', 409, {
  zh: '还有 {count} 人担任“{post}”，请先由安全管理员免去。',
  en: '{count} people hold “{post}”: let the security administrator take it from them first.',
})
export const postHasTasks = refusal('org.post-has-tasks', 409, {
  zh: '“{post}”的待办中还有 {count} 件，请先办结或移交。',
  en: '{count} tasks lie in the inbox of “{post}”: finish them or hand them over first.',
})
export const postNamed = refusal('org.post-named', 409, {
  zh: '办案流程要用到“{post}”，不能撤销；不再使用时，不授予任何人即可。',
  en: 'Cases need “{post}” on their way, so it cannot end: where it is not used, give it to nobody.',
})
export const permissionUnknown = refusal('org.permission-unknown', 422, {
  zh: '没有“{permission}”这项权限，请从列表中选择。',
  en: 'There is no permission “{permission}”: choose from the list.',
})
export const permissionApart = refusal('org.permission-apart', 409, {
  zh: '“{what}”是管理员的权限，不能授予业务岗位（三员分立）。',
  en: 'To {what} belongs to administrators alone: no working post may hold it.',
})
export const permissionToOwn = refusal('org.permission-to-own', 403, {
  zh: '不能修改自己所任岗位的权限，请由另一位安全管理员办理。',
  en: 'Nobody changes the permissions of a post they hold: ask another security administrator.',
})
export const permissionsMoved = refusal('org.permissions-moved', 409, {
  zh: '“{post}”的权限刚被他人修改，请核对后重新提交。',
  en: 'Somebody has just changed the permissions of “{post}”: look again, then send.',
})
export const unitNotEnded = refusal('org.unit-not-ended', 409, {
  zh: '“{unit}”没有撤销，无需恢复。',
  en: '“{unit}” has not ended: there is nothing to bring back.',
})
export const unitMerged = refusal('org.unit-merged', 409, {
  zh: '“{unit}”已并入“{into}”，人员和案件都已转去，不能恢复；需要分设的，请新设单位，再把人员和案件移交过去。',
  en: '“{unit}” was merged into “{into}”, and its people and cases went there: to part them again, set up a new unit and hand people and cases over to it.',
})
export const unitAboveEnded = refusal('org.unit-above-ended', 409, {
  zh: '上级单位“{unit}”也已撤销，请先恢复它。',
  en: 'The unit above, “{unit}”, has ended too: bring that back first.',
})
