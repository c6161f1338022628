import { businessDayOf } from '#shared/kernel/business-day'
import type { LocalCloudServer } from '../../local-cloud/server'
import { asOperator } from '../demo/actor'
import { asSignedIn, OWNER } from '../demo/owner'
import { openArticles, openOccasions } from '../demo/programme'
import { askForReminders, openReminders } from '../demo/reminders'

/** What the shop offers beside its goods, so that no page of it stands empty; its clock stands still from then on. */
export async function fillWithCulture(server: LocalCloudServer, now: number): Promise<void> {
  server.cloud.clock.freeze(now)
  const ops = asOperator(server)
  await openReminders(ops, await asSignedIn(server, OWNER.id))
  // With the time stands what warm functions remember of the rules.
  await server.runner.stopInstances('rules changed')
  await openOccasions(ops, now)
  await openArticles(ops, businessDayOf(now))
  await askForReminders(server, ops)
}
