/** One thing that WeChat has reported about subscribe messages. */
export type Pushed =
  | { kind: 'answered'; openid: string; templateId: string; isAccepted: boolean; at: number }
  /** Only failures of WeChat's own, after it had taken the message. */
  | { kind: 'sent'; openid: string; msgid: string; isDelivered: boolean; errorCode: number }

const WRAPPERS = ['SubscribeMsgPopupEvent', 'SubscribeMsgChangeEvent', 'SubscribeMsgSentEvent']
const EVENTS = ['subscribe_msg_popup_event', 'subscribe_msg_change_event', 'subscribe_msg_sent_event']

/** Reads a push of WeChat's; empty for anything else. `List` is an array, or, with one entry, an object; some wrap it. */
export function readPush(push: unknown): Pushed[] {
  const { Event: event, FromUserName: openid, CreateTime, ...rest } = recordOf(push)
  if (typeof event !== 'string' || !EVENTS.includes(event) || typeof openid !== 'string') return []
  const wrapped = WRAPPERS.map((name) => rest[name]).find((value) => value !== undefined)
  const list = rest.List ?? recordOf(recordOf(wrapped)).List ?? wrapped
  const at = Number(CreateTime) * 1000
  if (!Number.isFinite(at)) return []
  return (Array.isArray(list) ? list : [list]).flatMap((entry) => {
    const one = entryOf(recordOf(entry), { event, openid, at })
    return one ? [one] : []
  })
}

function entryOf(
  entry: Record<string, unknown>,
  { event, openid, at }: { event: string; openid: string; at: number },
): Pushed | null {
  const { TemplateId: templateId, SubscribeStatusString: status, MsgID, ErrorCode } = entry
  if (event === 'subscribe_msg_sent_event') {
    const errorCode = Number(ErrorCode)
    if (MsgID === undefined || !Number.isFinite(errorCode)) return null
    return { kind: 'sent', openid, msgid: String(MsgID), isDelivered: errorCode === 0, errorCode }
  }
  if (typeof templateId !== 'string' || (status !== 'accept' && status !== 'reject')) return null
  return { kind: 'answered', openid, templateId, isAccepted: status === 'accept', at }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}
