import { defineModule } from '#engines/manifest/manifest.ts'
import { networkFault } from './case-types/network-fault.ts'

export const network = defineModule({
  name: 'network',
  title: { zh: '网络运维', en: 'Network' },
  purpose: 'Keeps the government network up, and says how quickly a fault was answered.',
  caseTypes: [networkFault],
})
