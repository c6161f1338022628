/**
 * What another way to members would have to be: SMS, WeCom. A port without an implementation, so that whoever builds one finds its shape;
 * see docs/how-to/add-a-message-channel.md.
 */
export interface MessageChannel {
  readonly name: 'sms' | 'wecom'
  /** Whether it has an address of the member's, and consent to use it for this. */
  reach(memberId: string, purpose: 'asked' | 'offer'): Promise<'reachable' | 'noAddress' | 'noConsent'>
  /** Called once for an id, after the send is written down; what is unknown is never repeated. */
  send(message: ChannelMessage): Promise<{ kind: 'sent' } | { kind: 'refused'; why: string } | { kind: 'unknown' }>
}

export interface ChannelMessage {
  sendId: string
  memberId: string
  /** Law-checked and filled. */
  text: string
}
