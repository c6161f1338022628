import { collection } from '../../../platform/db/collection'
import { listSince } from '../../../platform/db/written-since'
import { type StepSource, toStepPage } from '../../../platform/noun/step-source'
import type { CheckIn } from './check-in.repository'

const checkIns = collection<CheckIn>('check_ins')

export const checkInSteps: StepSource = {
  name: 'check-ins',
  async listPassed(db, reading) {
    const page = await listSince(db, checkIns, { field: 'at' }, reading)
    return toStepPage(page, reading, {
      writtenAt: ({ at }) => at,
      toPassed: ({ at }) => [{ step: 'check-in', at, parts: [] }],
    })
  },
}
