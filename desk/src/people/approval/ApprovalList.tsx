import { usePages } from '../../api/use-pages'
import { Answer, Empty } from '../../ui/Answer'
import { Card, Status } from '../../ui/Page'
import { type Column, Rows } from '../../ui/Rows'
import { momentText } from '../../ui/words'
import { type Approval, costText, stateOf } from './words'

/** Newest first; approvals that wait for this person are marked. */
export function ApprovalList({ isOpen }: { isOpen: boolean }) {
  const list = usePages(
    'approval.list',
    { isOpen },
    ({ nextBeforeAt }) => (nextBeforeAt === null ? null : { isOpen, beforeAt: nextBeforeAt }),
    ({ approvals }) => approvals,
    { isWatched: isOpen },
  )
  return (
    <Card>
      <Answer asked={list.asked} lines={8}>
        {(rows) => (
          <Rows
            name={isOpen ? '等批准的' : '办过的'}
            rows={rows}
            keyOf={({ approvalId }) => approvalId}
            linkOf={({ approvalId }) => `/approvals/${approvalId}`}
            empty={<Empty>{isOpen ? '没有要批准的' : '还没有办过的'}</Empty>}
            more={list.more}
            columns={isOpen ? [...SHARED, WAITS] : [...SHARED, BECAME]}
          />
        )}
      </Answer>
    </Card>
  )
}

const SHARED: readonly Column<Approval>[] = [
  { title: '什么事', of: ({ title }) => <span className="unbroken">{title}</span> },
  { title: '会怎样', of: ({ text }) => text },
  {
    title: '谁提的，为什么',
    of: ({ by, note }) => (
      <>
        {by}
        <small>“{note}”</small>
      </>
    ),
  },
  { title: '花多少', of: ({ cost }) => costText(cost), isFigure: true },
  { title: '什么时候提的', of: ({ at }) => momentText(at), isExtra: true },
]

const WAITS: Column<Approval> = {
  title: '等谁',
  of: ({ own, status }) => {
    if (own.mayApprove) return <Status tone="watch">等你批准</Status>
    if (status === 'approved') return <Status tone="plain">正在办</Status>
    return <Status tone="plain">{own.isMine ? '你提的，等别人批准' : '等有权限的人批准'}</Status>
  },
}

const BECAME: Column<Approval> = {
  title: '结果',
  of: ({ status, decision }) => {
    const [tone, word] = stateOf(status)
    return (
      <>
        <Status tone={tone}>{word}</Status>
        {decision && <small>{decision.by}</small>}
      </>
    )
  },
}
