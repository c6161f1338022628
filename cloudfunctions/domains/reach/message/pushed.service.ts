import { readPush } from '#shared/reach/message/push'
import { messageRules } from '#shared/reach/message/rules'
import { newWallet, withReport } from '#shared/reach/message/wallet'
import type { Context } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { findSender } from '../../people/member/member.face'
import { noteDelivery } from './send.repository'
import { findWallet, saveWallet } from './wallet.repository'

/**
 * Takes what WeChat pushes about subscribe messages; answers whether any of it was understood. WeChat sends a push again when it
 * gets no answer: an answer of the dialog is named by phone, template and second, and a delivery by its message.
 */
export async function takePush(context: Context, push: unknown): Promise<boolean> {
  const pushed = readPush(push)
  for (const [index, each] of pushed.entries()) {
    if (each.kind === 'answered') await keepAnswer(context, each, index)
    else await noteDelivery(context.db, each.msgid, { isDelivered: each.isDelivered, errorCode: each.errorCode })
  }
  return pushed.length > 0
}

type Answered = Extract<ReturnType<typeof readPush>[number], { kind: 'answered' }>

async function keepAnswer(
  context: Context,
  { openid, templateId, isAccepted, at }: Answered,
  index: number,
): Promise<void> {
  const { templates } = await rulesInForce(context, messageRules)
  const sender = templates.some((each) => each.templateId === templateId) ? await findSender(context.db, openid) : null
  if (!sender) return
  const answer = isAccepted ? 'accept' : 'reject'
  const id = `push:${at}:${index}:${templateId}`
  await context.db.transaction(async (tx) => {
    const wallet = (await findWallet(tx, sender.memberId)) ?? newWallet(sender.memberId)
    const report = { id, templateId, purpose: null, phone: `wx:${openid}`, source: 'push', answer, at } as const
    await saveWallet(tx, withReport(wallet, report))
  })
}
