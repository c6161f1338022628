import { AskFor } from './AskFor'

/** After something was said to the shop that it owes an answer to. */
export function AskForReply() {
  return (
    <AskFor
      purpose="reply"
      title="店里回复了告诉你"
      note={() => '要不要在微信里提醒一次？只这一次。'}
      act="回复了提醒我"
    />
  )
}
