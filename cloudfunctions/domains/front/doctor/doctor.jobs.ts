import type { Job } from '../../../platform/noun/job'
import { examine } from './examine.service'

export const examineJob: Job = {
  name: 'examine',
  title: '体检：核对所有账目',
  schedule: { kind: 'daily', at: '05:00' },
  slice: examine,
}
