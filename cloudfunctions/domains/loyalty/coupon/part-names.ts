import type { PartNames } from '../../../platform/noun/part-names'
import { findTemplates } from './template.repository'

/** Templates of WeChat's messages have ids of another form. */
const OWN = /^tpl_/

export const couponPartNames: PartNames = {
  template: async ({ db }, ids) => {
    const own = ids.filter((id) => OWN.test(id))
    if (own.length === 0) return new Map()
    return new Map((await findTemplates(db, own)).map(({ _id, rules }) => [_id, rules.title]))
  },
}
