import type { WebhookCall } from '#shared/reach/webhook/call'
import { collection } from '../../../platform/db/collection'
import { many } from '../../../platform/noun/shown-records'

export const shownRecords = {
  webhook_calls: many(collection<WebhookCall>('webhook_calls'), { of: 'memberId', newestBy: 'at' }),
}
