import type { Traveller } from '#shared/reach/journey/entering'
import type { Run } from '#shared/reach/journey/run'
import { collection } from '../../../platform/db/collection'
import { few, many } from '../../../platform/noun/shown-records'

export const shownRecords = {
  journey_runs: many(collection<Run>('journey_runs'), { of: 'memberId', newestBy: 'enteredAt' }),
  journey_travellers: few(({ db }, memberIds) =>
    db
      .findMany(collection<Traveller>('journey_travellers'), memberIds)
      .then((found) => found.map((each) => ({ ...each }))),
  ),
}
