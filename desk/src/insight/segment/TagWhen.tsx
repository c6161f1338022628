import { recordQuestions } from '#shared/insight/tag/language'
import { Builder } from '../../base/condition/Builder'
import { asJoin } from '../../base/condition/tree'
import type { Draws } from '../../ui/form/form-context'
import { SEGMENT_KINDS } from './asked-kinds'
import { useSegmentChoices } from './use-segment-choices'

/** What a tag may ask: it stands on records, and not on other tags or segments. */
const KINDS = Object.fromEntries(Object.entries(SEGMENT_KINDS).filter(([kind]) => kind in recordQuestions))

function TagWhen({ value, onChange }: { value: unknown; onChange(next: unknown): void }) {
  return <Builder join={asJoin(value)} kinds={KINDS} choices={useSegmentChoices()} onChange={onChange} />
}

/** The condition of a tag has a form of its own among the shop's tags. */
export const drawTag: Draws = (path, value, change) =>
  path.at(-1) === 'when' ? <TagWhen value={value} onChange={change} /> : null
