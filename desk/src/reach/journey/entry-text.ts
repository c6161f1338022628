import type { Names } from '#shared/base/condition/names'
import type { Trigger } from '#shared/reach/journey/definition'
import { triggerText } from '#shared/reach/journey/words'
import { isRecord } from '../../ui/form/schema-node'
import type { DraftJourney } from './steps'

/** What a journey begins with; of what is still being written, that it is not said yet. */
export function entryText({ trigger }: DraftJourney, nameOf: Names): string {
  try {
    // Its kind tells which fields it has; one that is not filled in yet says so below.
    const text = isRecord(trigger) ? triggerText(trigger as unknown as Trigger, nameOf) : ''
    return text === '' || text.includes('undefined') ? '还没有写从什么开始' : text
  } catch {
    return '还没有写从什么开始'
  }
}
