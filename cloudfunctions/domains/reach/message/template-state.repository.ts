import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

/** What WeChat has said of a template; there is none while nothing was wrong. `_id` is WeChat's id of it. */
export interface TemplateState {
  _id: string
  off: { code: number; at: number } | null
}

const states = collection<TemplateState>('message_templates')

export const findTemplateStates = (db: Db, ids: readonly string[]) => db.findMany(states, ids)
export const saveTemplateState = (db: Db, state: TemplateState) => db.save(states, state)
