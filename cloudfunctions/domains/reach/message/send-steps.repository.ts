import { partKey } from '#shared/kernel/watched-step'
import type { Send } from '#shared/reach/message/send'
import { collection } from '../../../platform/db/collection'
import { listSince } from '../../../platform/db/written-since'
import { type StepSource, toStepPage } from '../../../platform/noun/step-source'

const sends = collection<Send>('message_sends')

/** What was given to WeChat, by the template that it was written in. */
export const sendSteps: StepSource = {
  name: 'sends',
  async listPassed(db, reading) {
    const page = await listSince(db, sends, { field: 'at' }, reading)
    return toStepPage(page, reading, {
      writtenAt: ({ at }) => at,
      toPassed: ({ state, at, templateId }) =>
        state === 'refused' ? [] : [{ step: 'message', at, parts: [partKey('template', templateId)] }],
    })
  },
}
