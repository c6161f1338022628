import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { grouped } from '../../ui/words'

const REST_MS = 500

/** Counts again when the typing has paused for a moment. */
export function Counted({ condition, isComplete }: { condition: unknown; isComplete: boolean }) {
  const [counted, setCounted] = useState<unknown>(null)
  const text = JSON.stringify(condition)
  useEffect(() => {
    if (!isComplete) return
    const timer = setTimeout(() => setCounted(JSON.parse(text)), REST_MS)
    return () => clearTimeout(timer)
  }, [text, isComplete])
  const asked = useAsk('segment.preview', counted === null ? null : { condition: counted })
  if (counted === null) return <Card title="多少人">写好一条条件就开始数</Card>
  return (
    <div className="stack">
      <Card title="多少人">
        <Answer asked={asked}>
          {({ members, looked, estimate, rule }) => (
            <>
              <p className="big">
                {estimate ? `约 ${grouped(estimate.from)}–${grouped(estimate.to)}` : grouped(members)}
                <small>人</small>
              </p>
              <p className="soft small">
                {estimate ? `看了前 ${grouped(looked)} 位会员，按这个比例估计` : `看了全部 ${grouped(looked)} 位会员`}
              </p>
              <pre className="words">{rule.join('\n')}</pre>
            </>
          )}
        </Answer>
      </Card>
      {asked.answer && asked.answer.sample.length > 0 && (
        <Card title="看几位">
          <ul className="plain-list">
            {asked.answer.sample.map(({ memberId, displayName }) => (
              <li key={memberId}>
                <Link to={`/members/${memberId}`}>{displayName}</Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}
