import { type PartKey, partKey } from '#shared/kernel/watched-step'
import type { Send } from '#shared/reach/message/send'
import { collection } from '../../../platform/db/collection'
import { listSince } from '../../../platform/db/written-since'
import { type StepSource, toStepPage } from '../../../platform/noun/step-source'

const sends = collection<Send>('message_sends')

/** By the template that it was written in, and the journey that asked for it. */
export const partsOf = ({ templateId, askedBy }: Pick<Send, 'templateId' | 'askedBy'>): PartKey[] => [
  partKey('template', templateId),
  ...(askedBy === undefined ? [] : [partKey('journey', askedBy)]),
]

/** What was given to WeChat. */
export const sendSteps: StepSource = {
  name: 'sends',
  async listPassed(db, reading) {
    const page = await listSince(db, sends, { field: 'at' }, reading)
    return toStepPage(page, reading, {
      writtenAt: ({ at }) => at,
      toPassed: ({ state, at, ...send }) =>
        state === 'refused' ? [] : [{ step: 'message', at, parts: partsOf(send) }],
    })
  },
}
