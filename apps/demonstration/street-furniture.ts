/** What stands in the streets of the demonstration: class, how much of it in a thousand, whose it is, who keeps it. */
export interface Furniture {
  code: string
  title: string
  share: number
  owner: string
  maintainer: string
}

const made = (code: string, title: string, share: number, owner: string, maintainer = owner): Furniture => ({
  ...{ code, title, share, owner, maintainer },
})

/** Classes of GB/T 47678.5-2026; the shares are ours, rounded from what a street looks like. */
export const furniture: readonly Furniture[] = [
  made('01001', '供水井盖', 70, 'city-water'),
  made('01002', '污水井盖', 95, 'drainage'),
  made('01003', '雨水井盖', 85, 'drainage'),
  made('01004', '雨水箅子', 120, 'drainage', 'municipal'),
  made('01005', '电力井盖', 40, 'city-power'),
  made('01007', '通信井盖', 55, 'city-telecom'),
  made('01011', '燃气井盖', 30, 'city-gas'),
  made('01013', '消防设施', 25, 'fire', 'city-water'),
  made('01037', '路灯', 110, 'municipal', 'lighting'),
  made('01046', '户外健身设施', 18, 'culture'),
  made('01060', '路灯配电箱', 10, 'municipal', 'lighting'),
  made('02004', '公交站设施', 14, 'city-bus'),
  made('02012', '路名牌', 24, 'civil-affairs', 'municipal'),
  made('02014', '交通信号灯', 20, 'traffic-police'),
  made('02017', '交通护栏', 36, 'traffic-police', 'municipal'),
  made('02025', '非机动车停放点', 22, 'urban-management'),
  made('03001', '公共厕所', 6, 'sanitation'),
  made('03005', '垃圾箱', 70, 'sanitation'),
  made('04002', '行道树', 110, 'landscape'),
  made('04005', '花架花钵', 20, 'landscape'),
  made('04007', '街头座椅', 20, 'landscape'),
  made('04011', '树池树穴', 40, 'landscape'),
]
