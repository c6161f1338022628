import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { momentText } from '../../ui/words'

/** The newest of what the shop wrote to a member, and whether it was seen. */
export function MemberInbox({ memberId }: { memberId: string }) {
  const asked = useAsk('inbox.listOfMember', { memberId })
  return (
    <Card title="消息">
      <Answer asked={asked}>
        {({ messages }) => (
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
        )}
      </Answer>
    </Card>
  )
}
