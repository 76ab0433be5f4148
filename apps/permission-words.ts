import { namePermissions, type PermissionPart } from '#kernel/permissions.ts'

/** Every permission of the house in words: a person is never shown its code. A test finds one that is missing. */
export const permissionWords: readonly PermissionPart[] = [
  {
    part: 'cases',
    title: { zh: '案件', en: 'Cases' },
    words: {
      read: { zh: '查看本单位案件', en: 'read the cases of the own unit' },
      'see-all': { zh: '查看全区案件', en: 'see the cases of the whole district' },
      open: { zh: '登记案件', en: 'open cases' },
      act: { zh: '办理案件', en: 'act on cases' },
      export: { zh: '导出案件', en: 'export cases' },
      confidential: { zh: '阅办保密举报', en: 'read and handle confidential reports' },
    },
  },
  {
    part: 'files',
    title: { zh: '照片与附件', en: 'Photos and files' },
    words: {
      read: { zh: '查看照片和附件', en: 'see photos and files' },
      add: { zh: '上传照片和附件', en: 'add photos and files' },
    },
  },
  {
    part: 'knowledge',
    title: { zh: '知识库', en: 'Knowledge' },
    words: {
      read: { zh: '查看知识条目', en: 'read knowledge articles' },
      edit: { zh: '编写知识条目', en: 'write knowledge articles' },
      import: { zh: '导入知识条目', en: 'import knowledge articles' },
      export: { zh: '导出知识条目', en: 'export knowledge articles' },
    },
  },
  {
    part: 'grid',
    title: { zh: '部件与普查', en: 'Components and census' },
    words: {
      read: { zh: '查看部件', en: 'read the register of components' },
      edit: { zh: '维护部件、组织普查', en: 'keep components and run a census' },
      census: { zh: '参加部件普查', en: 'walk in a census' },
      import: { zh: '导入部件', en: 'import components' },
      export: { zh: '导出部件', en: 'export components' },
      'open-personal': { zh: '查看部件联系人信息', en: 'see the contact persons of components' },
    },
  },
  {
    part: 'performance',
    title: { zh: '预算绩效', en: 'Performance' },
    words: {
      read: { zh: '查看项目绩效', en: 'read the performance of projects' },
      edit: { zh: '填报项目绩效', en: 'keep the performance of projects' },
    },
  },
  {
    part: 'fiscal',
    title: { zh: '预决算', en: 'Budgets and accounts' },
    words: {
      read: { zh: '查看和检查预决算', en: 'read and check budgets and accounts' },
      edit: { zh: '编制预决算', en: 'compose budgets and accounts' },
    },
  },
  {
    part: 'exchange',
    title: { zh: '渠道与对接', en: 'Channels and exchange' },
    words: {
      read: { zh: '查看与上级平台的对账', en: 'see how orders reconcile with the upper platform' },
      reconcile: { zh: '与上级平台对账', en: 'reconcile orders with the upper platform' },
      configure: { zh: '设置渠道与对接', en: 'set up channels and exchange' },
    },
  },
  {
    part: 'org',
    title: { zh: '组织与岗位', en: 'Organisation' },
    words: {
      read: { zh: '查看单位和岗位', en: 'see units and posts' },
      edit: { zh: '设置单位和岗位', en: 'set up units and posts' },
    },
  },
  {
    part: 'calendar',
    title: { zh: '工作日历', en: 'Calendar' },
    words: {
      read: { zh: '查看工作日历', en: 'read the calendar' },
      edit: { zh: '修改工作日历', en: 'change the calendar' },
    },
  },
  {
    part: 'catalogue',
    title: { zh: '目录与标准', en: 'Catalogue and standards' },
    words: {
      read: { zh: '查看目录与标准', en: 'read the catalogue and its standards' },
      edit: { zh: '修改目录与标准', en: 'change the catalogue and its standards' },
    },
  },
  {
    part: 'accounts',
    title: { zh: '账号与授权', en: 'Accounts and rights' },
    words: {
      read: { zh: '查看账号', en: 'see accounts' },
      edit: { zh: '新建、停用和解锁账号', en: 'make, disable and unlock accounts' },
      grant: { zh: '授予岗位和权限', en: 'give posts and permissions' },
    },
  },
  {
    part: 'audit',
    title: { zh: '审计', en: 'Audit' },
    words: { read: { zh: '查看审计记录', en: 'read the audit trail' } },
  },
  {
    part: 'system',
    title: { zh: '系统', en: 'System' },
    words: { configure: { zh: '修改系统设置', en: 'change the settings of the system' } },
  },
]

namePermissions(permissionWords)
