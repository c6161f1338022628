import { Link } from 'react-router'
import { useAsk } from '../../api/use-ask'
import { momentText } from '../../ui/words'

/** Changes of this document that wait for somebody, so that nobody writes a second one beside the first. */
export function OpenProposals({ setting }: { setting: string }) {
  const approvals = useAsk('approval.list', { isOpen: true }).answer?.approvals ?? []
  const own = approvals.filter(({ kind, subject }) => kind === 'rules' && subject === setting)
  if (own.length === 0) return null
  return (
    <div className="warned below-tabs">
      {own.map(({ approvalId, by, note, at }) => (
        <p key={approvalId}>
          {by} {momentText(at)} 提的修改还在等批准：“{note}”。<Link to={`/approvals/${approvalId}`}>看这一件</Link>
        </p>
      ))}
    </div>
  )
}
