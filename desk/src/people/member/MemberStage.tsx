import { useState } from 'react'
import type { ActionOutput } from '../../api/request'
import { Card } from '../../ui/Page'
import { dayText } from '../../ui/words'

const MISSING = {
  leftOut: '这位会员没有同意用记录挑选权益，所以不算阶段',
  unseen: '今晚第一次计算',
  known: '',
} as const

/** Where the member stands, also one who has never bought; members never see it. */
export function MemberStage({ stage }: { stage: ActionOutput<'lifecycle.explain'> }) {
  const { standing, status, why } = stage
  const [isOpen, setOpen] = useState(false)
  return (
    <Card title="阶段" hint={standing && `到 ${dayText(standing.asOfDay)}`}>
      {standing === null ? (
        <p className="soft">{MISSING[status]}</p>
      ) : (
        <>
          <p className="big">
            {standing.name}
            <small>
              从 {dayText(standing.sinceDay)}
              {standing.cameFromName && ` · 之前是${standing.cameFromName}`}
            </small>
          </p>
          <p className="soft">参与度 {standing.engagement.score} / 100</p>
          <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            怎么算的
          </button>
          {isOpen && (
            <ul className="plain-list small">
              {why.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </Card>
  )
}
