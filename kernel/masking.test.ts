import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskAddress, maskIdentity, maskName, maskPhone, maskText } from './masking.ts'
import { hiddenTexts } from './masking/hidden-texts.ts'
import { openTexts } from './masking/open-texts.ts'

test('personal data is hidden in every look it is written in', () => {
  const seen = hiddenTexts.map(([text]) => {
    const { masked, found } = maskText(text)
    return [text, masked, found.map(({ kind }) => kind).join(' ')]
  })
  assert.deepEqual(seen, hiddenTexts)
  assert.ok(hiddenTexts.length >= 80)
})

test('days, amounts, case numbers, public lines and places stay', () => {
  assert.deepEqual(
    openTexts.map((text) => maskText(text).masked),
    openTexts,
  )
  assert.ok(openTexts.length >= 60)
})

test('what is found says where it stood, and a second masking changes nothing', () => {
  const text = '张三，电话１３８００１３８０００，或027-85432100转12。'
  const { masked, found } = maskText(text)
  assert.deepEqual(
    found.map(({ kind, start, end }) => [kind, text.slice(start, end)]),
    [
      ['phone', '１３８００１３８０００'],
      ['landline', '027-85432100转12'],
    ],
  )
  assert.equal(maskText(masked).masked, masked)
})

test('a kind that the reader must see is left', () => {
  const text = '鄂A12345占道，车主13800138000'
  assert.equal(maskText(text, { leave: ['plate'] }).masked, '鄂A12345占道，车主138****8000')
  assert.deepEqual(maskText('鄂A12345占道', { leave: ['plate'] }), { masked: '鄂A12345占道', found: [] })
})

test('a field that holds one telephone number', () => {
  const fields = [
    ['13800138000', '138****8000'],
    ['+86 138-0013-8000', '+86 138-****-8000'],
    ['１３８００１３８０００', '１３８****８０００'],
    ['027-85432100', '027-******00'],
    ['(0731) 8543210', '(0731) *****10'],
    ['027-85432100-8001', '027-********-**01'],
    ['85432100', '******00'],
    ['400-123-4567', '400-***-**67'],
    ['12345', '12345'],
    ['+852 9123 4567', '+*** **** **67'],
    ['13800138000/13900139000', '***********/***********'],
    ['不详', '**'],
    ['', ''],
  ]
  for (const [phone, masked] of fields) assert.equal(maskPhone(phone!), masked)
})

test('an identity number keeps division and last four, or the last four alone; a passport less', () => {
  assert.equal(maskIdentity('42010319900101123X'), '420103********123X')
  assert.equal(maskIdentity('420103900101123'), '420103*****1123')
  assert.equal(maskIdentity('42010319900101123X', 0), '**************123X')
  assert.equal(maskIdentity('E12345678'), 'E******78')
  assert.equal(maskIdentity('12345'), '*****')
})

test('a name keeps the surname', () => {
  const names = [
    ['张三', '张*'],
    ['张三丰', '张*'],
    [' 欧阳修 ', '欧阳*'],
    ['司马相如', '司马*'],
    ['欧阳', '欧*'],
    ['阿依古丽·买买提', '阿*'],
    ['John Smith', 'J*'],
    ['𠮷田', '𠮷*'],
    ['', ''],
  ]
  for (const [name, masked] of names) assert.equal(maskName(name!), masked)
})

test('an address keeps street, community and road, and hides what is counted inside', () => {
  const addresses = [
    [
      '武汉市江汉区民族街道前进社区前进四路12号3栋2单元501室',
      '武汉市江汉区民族街道前进社区前进四路*号*栋*单元*室',
    ],
    ['江汉区汉兴街道常青路58号附3号', '江汉区汉兴街道常青路*号*号'],
    ['解放大道688号武汉广场A座12楼', '解放大道*号武汉广场*座*楼'],
    ['二七路五一社区3-2-501', '二七路五一社区*'],
    ['京汉大道东方花园三期十二栋二单元', '京汉大道东方花园三期*栋*单元'],
    ['常青一路１８号', '常青一路*号'],
    ['新华路25号-1', '新华路*号-*'],
    ['地铁2号线王家墩东站', '地铁2号线王家墩东站'],
    ['常青5路与发展大道交汇处', '常青5路与发展大道交汇处'],
    ['武昌区户部巷小东门社区', '武昌区户部巷小东门社区'],
    ['建设大道', '建设大道'],
  ]
  for (const [address, masked] of addresses) assert.equal(maskAddress(address!), masked)
})
