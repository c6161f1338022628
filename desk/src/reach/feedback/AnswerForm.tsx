import { Button } from 'antd'
import { useState } from 'react'
import { copyProblems } from '#shared/kernel/copy-law'
import { TEXT_LENGTH_MAX } from '#shared/reach/feedback/feedback'
import { useAct } from '../../api/use-act'
import { useOwnName } from '../../frame/use-person'
import { Card } from '../../ui/Page'
import { Refusal } from '../../ui/Refusal'
import { TextField } from '../../ui/TextField'
import type { Ticket } from './words'

/** What the member reads on the phone, signed with the name of whoever writes it. */
export function AnswerForm({
  ticketRef,
  ticket,
}: {
  ticketRef: { feedbackId: string; storeId?: string }
  ticket: Ticket
}) {
  const answer = useAct('feedback.answer')
  const [text, setText] = useState('')
  const by = useOwnName()
  const said = text.trim()
  const problems = copyProblems(said)
  const isFirst = ticket.ticket?.answeredAt === null
  const send = async () => {
    if (said === '' || problems.length > 0) return
    if (await answer.run({ ...ticketRef, text: said, by })) setText('')
  }
  return (
    <Card title={isFirst ? '答复' : '再写一句'} hint={`会员在手机上看到，署名 ${by}`}>
      <form
        className="act"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <TextField
          label="写给会员"
          help="先说知道了什么，再说改了什么。不要写别的会员，不要让人改打分"
          problem={problems.map(({ found, why }) => `“${found}”不能写：${why}`).join('；')}
          value={text}
          maxLength={TEXT_LENGTH_MAX}
          rows={4}
          onChange={setText}
        />
        <Refusal error={answer.error} />
        <footer>
          <span className="soft small">发出去不能收回</span>
          <Button
            type="primary"
            htmlType="submit"
            loading={answer.isRunning}
            disabled={said === '' || problems.length > 0}
          >
            发给会员
          </Button>
        </footer>
      </form>
    </Card>
  )
}
