import { Button } from 'antd'
import { useState } from 'react'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card, Facts } from '../../ui/Page'
import { momentText } from '../../ui/words'

/** What a member said of themselves; it is asked for by a click, because the look is on record. */
export function SaidCard({ memberId }: { memberId: string }) {
  const [isOpen, setOpen] = useState(false)
  const asked = useAsk('question.listOfMember', isOpen ? { memberId } : null)
  return (
    <Card title="在小问卷里说过的" hint="会员自己答的，随时能删">
      {isOpen ? (
        <Answer asked={asked}>
          {({ said }) =>
            said.length === 0 ? (
              <p className="soft">没有说过什么</p>
            ) : (
              <Facts facts={said.map(({ text, words, at }) => [text, `${words}（${momentText(at)}）`] as const)} />
            )
          }
        </Answer>
      ) : (
        <div className="empty">
          <p>可能有过敏等敏感信息，看了会留在审计里</p>
          <Button onClick={() => setOpen(true)}>看会员说过的</Button>
        </div>
      )}
    </Card>
  )
}
