import type { Job } from '../../../platform/noun/job'
import { examine } from './examine.service'

export const examineJob: Job = {
  name: 'examine',
  title: '体检：核对所有账目',
  schedule: { kind: 'daily', at: '05:00' },
  // When the timer comes back after hours, what it runs beside this is late no more.
  isLast: true,
  slice: examine,
}
