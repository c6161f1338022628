import { few, withoutInternals } from '../../../platform/noun/shown-records'
import { findGrants } from './grant.repository'

export const shownRecords = {
  grants: few(async ({ db }, memberIds) =>
    (await findGrants(db, memberIds)).map(({ by: _by, heldAt: _heldAt, ...grant }) => withoutInternals(grant)),
  ),
}
