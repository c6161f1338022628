import type { Context } from '../../../platform/context'
import { endAlert, raiseAlert } from '../../base/alert/alert.face'

const SILENT = 'webhook-silent'

export function tellOfSilence(context: Context, addressKey: string): Promise<void> {
  return raiseAlert(context, {
    kind: SILENT,
    subject: addressKey,
    text: `对外地址 ${addressKey} 连着几次没有回应。没送到的通知不会再发；每隔一分钟再试。请对方检查，或者先关掉它。它有回应了，这一条自己就结束。`,
    source: context.requestId,
  })
}

/** Nobody has to close what is over: the other side answers again, or is asked nothing more. */
export const endSilence = (context: Context, addressKey: string, note: string): Promise<void> =>
  endAlert(context, `${SILENT}:${addressKey}`, note)
