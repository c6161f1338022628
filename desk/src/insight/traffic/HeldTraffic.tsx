import { Segmented } from 'antd'
import { useState } from 'react'
import { usePages } from '../../api/use-pages'
import { heldColumns } from '../../growth/referral/held-columns'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'

type State = 'open' | 'closed'

export function HeldTraffic() {
  const [state, setState] = useState<State>('open')
  const list = usePages(
    'traffic.listCases',
    { state },
    ({ nextCursor }) => (nextCursor === null ? null : { state, cursor: nextCursor }),
    ({ cases }) => cases,
  )
  return (
    <Card
      title="停放的会员"
      hint="送的券和积分等人看；买东西不受影响"
      act={
        <Segmented<State>
          aria-label="哪些"
          value={state}
          options={[
            { value: 'open', label: '等人看' },
            { value: 'closed', label: '看过的' },
          ]}
          onChange={setState}
        />
      }
    >
      <Answer asked={list.asked}>
        {(cases) => (
          <Rows
            name="停放的会员"
            rows={cases}
            keyOf={({ caseId }) => caseId}
            linkOf={({ caseId }) => `/channels/quality/${encodeURIComponent(caseId)}`}
            empty={state === 'open' ? '没有停放的会员' : '还没有看过的'}
            more={list.more}
            columns={heldColumns(state, [
              state === 'open'
                ? { title: '等着', of: ({ open }) => `${open} 位`, isFigure: true }
                : { title: '怎么决定的', of: endsText },
            ])}
          />
        )}
      </Answer>
    </Card>
  )
}

const ENDS = { released: '放行', refused: '确认', lapsed: '到期放行' } as const

/** '放行 1 位，确认 23 位' */
function endsText(ended: Record<keyof typeof ENDS, number>): string {
  const parts = (['released', 'refused', 'lapsed'] as const).flatMap((end) =>
    ended[end] > 0 ? [`${ENDS[end]} ${ended[end]} 位`] : [],
  )
  return parts.length === 0 ? '自己离开了' : parts.join('，')
}
