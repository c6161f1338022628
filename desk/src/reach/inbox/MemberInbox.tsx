import type { ActionOutput } from '../../api/request'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { momentText } from '../../ui/words'

/** The newest of what the shop wrote to a member, and whether it was seen. */
export function MemberInbox({ messages }: { messages: ActionOutput<'inbox.listOfMember'>['messages'] }) {
  return (
    <Card title="消息">
      <Rows
        name="消息"
        rows={messages}
        keyOf={({ messageId }) => messageId}
        empty="还没有写过"
        columns={[
          { title: '标题', of: ({ title }) => title },
          { title: '什么时候', of: ({ at }) => momentText(at), isExtra: true },
          { title: '看过', of: ({ isRead }) => (isRead ? '看过' : '没看') },
        ]}
      />
    </Card>
  )
}
