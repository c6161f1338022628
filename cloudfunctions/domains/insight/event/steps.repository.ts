import { isPlacement, partKey } from '#shared/kernel/watched-step'
import type { StepSource } from '../../../platform/noun/step-source'
import { toStepPage } from '../../../platform/noun/step-source'
import { listReceived, type RecordedEvent } from './event.repository'

/** WeChat’s numbers for opening from a subscribe message. */
const FROM_MESSAGE = ['1014', '1107']

/** What phones report, at the time at which it happened; a phone that was without network tells it later. */
export const eventSteps: StepSource = {
  name: 'events',
  async listPassed(db, reading) {
    const page = await listReceived(db, reading)
    return toStepPage(page, reading, { writtenAt: ({ receivedAt }) => receivedAt, toPassed })
  },
}

const VALUE_LENGTH_MAX = 40

type Passed = ReturnType<Parameters<typeof toStepPage<RecordedEvent>>[2]['toPassed']>

function toPassed({ name, at, props }: RecordedEvent): Passed {
  const partsOf = (...kinds: ('entrance' | 'version' | 'page' | 'action' | 'code')[]) =>
    kinds.flatMap((kind) => {
      const value = String(props[kind] ?? '').slice(0, VALUE_LENGTH_MAX)
      return value === '' || (kind === 'entrance' && !isPlacement(value)) ? [] : [partKey(kind, value)]
    })
  switch (name) {
    case 'app.opened': {
      const opened = { step: 'open' as const, at, parts: partsOf('entrance', 'version') }
      const isByMessage = FROM_MESSAGE.includes(String(props.scene))
      return isByMessage ? [opened, { ...opened, step: 'message-open' }] : [opened]
    }
    case 'code.shown':
      return [{ step: 'show', at, parts: [] }]
    case 'request.failed':
      return [{ step: 'failed', at, parts: partsOf('action', 'code', 'page', 'version') }]
    default:
      return []
  }
}
