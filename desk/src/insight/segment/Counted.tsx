import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { usePages } from '../../api/use-pages'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { grouped } from '../../ui/words'

const REST_MS = 500
/** Of a thousand members each; beyond them, so many is said to be the least. */
const PARTS_MAX = 20

/** Counts again when the typing has paused for a moment. */
export function Counted({ condition, isComplete }: { condition: unknown; isComplete: boolean }) {
  const [counted, setCounted] = useState<unknown>(null)
  const text = JSON.stringify(condition)
  useEffect(() => {
    if (!isComplete) return
    const timer = setTimeout(() => setCounted(JSON.parse(text)), REST_MS)
    return () => clearTimeout(timer)
  }, [text, isComplete])
  const list = usePages(
    'segment.preview',
    counted === null ? null : { condition: counted },
    ({ nextAfterId }) => (nextAfterId === null ? null : { condition: counted, afterId: nextAfterId }),
    (part) => [part],
  )
  const { asked, more } = list
  const parts = asked.answer ?? []
  // An estimate is enough to go on with; where none can be given, the count goes on by itself.
  const goesOn = more.has && !more.isAsking && parts[0]?.estimate === null && parts.length < PARTS_MAX
  useEffect(() => {
    if (goesOn) more.ask()
  }, [goesOn, more.ask])
  const sample = parts[0]?.sample ?? []
  if (counted === null) return <Card title="多少人">写好一条条件就开始数</Card>
  return (
    <div className="stack">
      <Card title="多少人">
        <Answer asked={asked}>
          {(found) => (
            <>
              <p className="big">
                {countText(found, more.has)}
                <small>人</small>
              </p>
              <p className="soft small">{lookedText(found, more.has)}</p>
              <pre className="words">{found[0]?.rule.join('\n')}</pre>
            </>
          )}
        </Answer>
      </Card>
      {sample.length > 0 && (
        <Card title="看几位">
          <ul className="plain-list">
            {sample.map(({ memberId, displayName }) => (
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

type Part = ActionOutput<'segment.preview'>

const sumOf = (parts: readonly Part[], key: 'members' | 'looked') => parts.reduce((sum, part) => sum + part[key], 0)

function countText(parts: readonly Part[], isOpen: boolean): string {
  const estimate = parts[0]?.estimate
  if (estimate) return `约 ${grouped(estimate.from)}–${grouped(estimate.to)}`
  return `${isOpen ? '至少 ' : ''}${grouped(sumOf(parts, 'members'))}`
}

function lookedText(parts: readonly Part[], isOpen: boolean): string {
  const looked = grouped(sumOf(parts, 'looked'))
  if (parts[0]?.estimate) return `看了前 ${looked} 位会员，按这个比例估计`
  return isOpen ? `看了 ${looked} 位可能符合的会员，还没有看完` : `看了全部 ${looked} 位可能符合的会员`
}
