import type { ReadContext, WriteContext } from '../../../platform/context'
import { warmData } from '../../../platform/warm-data'
import { findTemplateStates, saveTemplateState, type TemplateState } from './template-state.repository'

const FRESH_MS = 30_000
const known = warmData<TemplateState[]>(FRESH_MS)

/** Which of these templates WeChat has refused; a warm instance asks once in 30 s. */
export async function templatesOff(
  { db, now }: Pick<ReadContext, 'db' | 'now'>,
  templateIds: readonly string[],
): Promise<Map<string, { code: number; at: number }>> {
  const states = await known.findOr([...templateIds].sort().join(), now, () => findTemplateStates(db, templateIds))
  return new Map(states.flatMap(({ _id, off }) => (off ? [[_id, off] as const] : [])))
}

export async function putTemplate(
  { db }: Pick<WriteContext, 'db'>,
  templateId: string,
  off: TemplateState['off'],
): Promise<void> {
  await saveTemplateState(db, { _id: templateId, off })
  known.forget()
}
