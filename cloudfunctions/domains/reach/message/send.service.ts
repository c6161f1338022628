import { outcomeOf, type SendOutcome } from '#shared/reach/message/outcome'
import { PURPOSE_TITLE } from '#shared/reach/message/purpose'
import type { MessageTemplate } from '#shared/reach/message/rules'
import { type Send, withState } from '#shared/reach/message/send'
import { type Grant, type Wallet, withOutcome } from '#shared/reach/message/wallet'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { raiseAlert } from '../../base/alert/alert.face'
import { findHolderId } from '../../people/member/member.face'
import { isInBurst, noteOutcome, waitForTurn } from './pace'
import { findSend, saveSend } from './send.repository'
import { putTemplate } from './template-state.service'
import { usualShare } from './usual.service'
import { findWallet, saveWallet } from './wallet.repository'

export interface Sending {
  send: Send
  grant: Grant
  template: MessageTemplate
  values: Record<string, string>
  /** Where it opens the mini-program. */
  page: string
  perSecond: number
}

/**
 * Asks WeChat to send what was written down as under way, once, and writes down what became of it. Whatever goes wrong
 * between the two, the message counts as perhaps sent and is not sent again.
 */
export async function sendNow(
  context: Context,
  { send, grant, template, values, page, perSecond }: Sending,
): Promise<void> {
  const usual = await usualShare(context)
  await waitForTurn(perSecond, usual)
  const { errCode, msgid } = await context.cloud.sendMessage({
    openid: grant.phone.replace(/^wx:/, ''),
    templateId: template.templateId,
    page,
    values,
  })
  const outcome = outcomeOf(errCode)
  noteOutcome(outcome)
  await settle(context, send._id, { outcome, errCode, msgid, usual })
  if (outcome.kind === 'refused' && outcome.why === 'template') await switchOff(context, template, errCode)
}

interface Answered {
  outcome: SendOutcome
  errCode: number
  msgid: string | null
  usual: number
}

async function settle(context: Context, sendId: string, { outcome, errCode, msgid, usual }: Answered): Promise<void> {
  const inBurst = isInBurst(usual)
  if (inBurst) await tellOfBurst(context)
  const isNone = outcome.kind === 'refused' && outcome.why === 'no-grant' && !inBurst
  const became = outcome.kind === 'refused' ? (isNone ? 'none' : 'released') : 'used'
  await endSend(context, sendId, { state: outcome.kind, code: errCode, msgid }, became)
}

/** Ends a message that is under way, and what its grant was held for; one that has ended stays as it is. */
export async function endSend(
  { db, now }: Pick<Context, 'db' | 'now'>,
  sendId: string,
  { state, code, msgid }: { state: Exclude<Send['state'], 'sending'>; code: number | null; msgid: string | null },
  became: 'used' | 'released' | 'none',
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const send = await findSend(tx, sendId)
    if (send?.state !== 'sending') return false
    const wallet = await walletOf(tx, send.memberId)
    if (wallet) await saveWallet(tx, withOutcome(wallet, sendId, became, now))
    await saveSend(tx, withState({ ...send, state, code, msgid }))
    return true
  })
}

/** Of a record that was merged meanwhile: what it has allowed, and what was held of it, is in the wallet that goes on. */
async function walletOf(tx: Tx, memberId: string): Promise<Wallet | null> {
  const own = await findWallet(tx, memberId)
  const holderId = own ? null : await findHolderId(tx, memberId)
  return holderId === null ? own : findWallet(tx, holderId)
}

async function switchOff(context: Context, { templateId, purpose }: MessageTemplate, code: number): Promise<void> {
  await putTemplate(context, templateId, { code, at: context.now })
  await raiseAlert(context, {
    kind: 'message-template-off',
    subject: templateId,
    text: `微信不收“${PURPOSE_TITLE[purpose]}”的提醒（错误 ${code}），这个模板已经停用。${WHY[code] ?? ''}改好后在“消息”里重新启用。`,
    source: `${templateId}:${context.requestId}`,
  })
}

const WHY: Record<number, string> = {
  47003: '有字段的内容不合格式，是哪个字段写在日志里。',
  40037: '模板 ID 不对，或者模板已经从后台删掉。',
  41030: '点开的页面在线上版本里还没有。',
}

function tellOfBurst(context: Context): Promise<void> {
  return raiseAlert(context, {
    kind: 'message-burst',
    subject: 'refused',
    text: '微信突然拒绝了很多提醒（错误 43101），比平常多得多。已经放慢，会员给过的次数先不清零。',
    source: context.requestId,
  })
}
