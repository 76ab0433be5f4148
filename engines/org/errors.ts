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
