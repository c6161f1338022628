import type { Send } from '#shared/reach/message/send'
import type { Wallet } from '#shared/reach/message/wallet'
import { collection } from '../../../platform/db/collection'
import { few, many } from '../../../platform/noun/shown-records'

const wallets = collection<Wallet>('message_wallets')

export const shownRecords = {
  message_wallets: few(async ({ db }, memberIds) => {
    const found = await db.findMany(wallets, memberIds)
    return found.map(({ _id, on, answers, grants }) => ({
      _id,
      on,
      answers,
      grants: grants.map(({ templateId, purpose, at, state }) => ({ templateId, purpose, at, state })),
    }))
  }),
  message_sends: many(collection<Send>('message_sends'), { of: 'memberId', newestBy: 'at' }),
}
