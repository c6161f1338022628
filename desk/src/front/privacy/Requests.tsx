import { useState } from 'react'
import { Link } from 'react-router'
import { nextPosition } from '../../api/next-position'
import { useAsk } from '../../api/use-ask'
import { usePages } from '../../api/use-pages'
import { useShopNow } from '../../frame/use-person'
import { Answer } from '../../ui/Answer'
import { Card, Status } from '../../ui/Page'
import { type Column, Rows } from '../../ui/Rows'
import { dayText, momentText, shortId } from '../../ui/words'
import { AnswerDialog } from './AnswerDialog'
import { kindTitle, type PrivacyRequest, standOf, wayTitle } from './words'

/** Requests that wait for an answer, the first due on top, and those that were answered. */
export function Requests() {
  const open = useAsk('privacy.listRequests', { isOpen: true })
  const answered = usePages(
    'privacy.listRequests',
    { isOpen: false },
    (page) => {
      const position = nextPosition(page)
      return position && { isOpen: false, ...position }
    },
    ({ requests }) => requests,
  )
  const [chosen, setChosen] = useState<PrivacyRequest | null>(null)
  return (
    <div className="stack">
      <Card title="等着办的" hint="会员当面、来电、来信提的，在会员页里登记">
        <Answer asked={open}>
          {({ requests }) => (
            <Rows
              name="等着办的请求"
              rows={requests}
              keyOf={({ requestId }) => requestId}
              empty="没有等着办的请求"
              columns={[
                ...COLUMNS,
                { title: '期限', of: ({ dueDay }) => dayText(dueDay), isFigure: true },
                { title: '还有', of: (request) => <Stand request={request} /> },
                {
                  title: '操作',
                  of: (request) => (
                    <button type="button" className="link-button" onClick={() => setChosen(request)}>
                      {request.kind === 'deletion' ? '收回或拒绝' : '答复'}
                    </button>
                  ),
                  isFigure: true,
                },
              ]}
            />
          )}
        </Answer>
      </Card>
      <Card title="办过的">
        <Answer asked={answered.asked}>
          {(rows) => (
            <Rows
              name="办过的请求"
              rows={rows}
              keyOf={({ requestId }) => requestId}
              empty="还没有办过的请求"
              more={answered.more}
              columns={[...COLUMNS, { title: '结果', of: (request) => <Outcome request={request} /> }]}
            />
          )}
        </Answer>
      </Card>
      {chosen && <AnswerDialog request={chosen} onClose={() => setChosen(null)} />}
    </div>
  )
}

const COLUMNS: Column<PrivacyRequest>[] = [
  {
    title: '要什么',
    of: ({ kind, note, coolsUntilAt, status }) => (
      <>
        <strong>{kindTitle(kind)}</strong>
        {note !== '' && <small>“{note}”</small>}
        {status === 'open' && coolsUntilAt !== null && <small>{momentText(coolsUntilAt)} 自动注销</small>}
      </>
    ),
  },
  { title: '会员', of: ({ memberId }) => <Link to={`/privacy/members/${memberId}`}>{shortId(memberId)}</Link> },
  {
    title: '收到',
    of: ({ receivedDay, way, by }) => (
      <>
        {dayText(receivedDay)} {wayTitle(way)}
        {by !== '' && <small>{by} 登记</small>}
      </>
    ),
    isExtra: true,
  },
]

function Stand({ request }: { request: PrivacyRequest }) {
  const [tone, word] = standOf(request, useShopNow())
  return <Status tone={tone}>{word}</Status>
}

function Outcome({ request }: { request: PrivacyRequest }) {
  const { answer, answeredBy, answeredAt } = request
  return (
    <>
      <Stand request={request} />
      <small>
        {answeredAt !== null && momentText(answeredAt)} {answeredBy}
        {answer !== '' && ` “${answer}”`}
      </small>
    </>
  )
}
