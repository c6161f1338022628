import { Segmented } from 'antd'
import { useState } from 'react'
import { usePages } from '../../api/use-pages'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { heldColumns } from './held-columns'
import { DECISIONS } from './words'

type State = 'open' | 'closed'
const STATES: { value: State; label: string }[] = [
  { value: 'open', label: '停着的' },
  { value: 'closed', label: '决定了的' },
]

export function HeldCases() {
  const [state, setState] = useState<State>('open')
  const { asked, more } = usePages(
    'referral.listCases',
    { state },
    ({ nextCursor }) => (nextCursor === null ? null : { state, cursor: nextCursor }),
    ({ cases }) => cases,
  )
  return (
    <Card
      title="停放的邀请"
      hint="没有人处理的，到期后按有利于会员的一边发"
      act={<Segmented aria-label="哪些邀请" value={state} options={STATES} onChange={setState} />}
    >
      <Answer asked={asked}>
        {(cases) => (
          <Rows
            name="停放的邀请"
            rows={cases}
            keyOf={({ caseId }) => caseId}
            linkOf={({ caseId }) => `/channels/cases/${encodeURIComponent(caseId)}`}
            empty={state === 'open' ? '没有停放的邀请' : '还没有决定过'}
            more={more}
            columns={heldColumns(state, [
              state === 'open'
                ? { title: '停着', of: ({ open }) => `${open} 笔`, isFigure: true }
                : { title: '怎么决定的', of: endsText },
            ])}
          />
        )}
      </Answer>
    </Card>
  )
}

/** '放行了 2 笔，不发 1 笔' */
function endsText(ended: Record<keyof typeof DECISIONS, number>): string {
  const parts = (['released', 'refused', 'lapsed'] as const).flatMap((end) =>
    ended[end] > 0 ? [`${DECISIONS[end]} ${ended[end]} 笔`] : [],
  )
  return parts.length === 0 ? '自己离开了' : parts.join('，')
}
