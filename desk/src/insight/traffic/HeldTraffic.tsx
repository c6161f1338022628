import { Segmented } from 'antd'
import { useState } from 'react'
import { usePages } from '../../api/use-pages'
import { Answer } from '../../ui/Answer'
import { Card, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { momentText } from '../../ui/words'

type State = 'open' | 'closed'

export function HeldTraffic() {
  const [state, setState] = useState<State>('open')
  const list = usePages(
    'traffic.listCases',
    { state },
    ({ nextCursor }) => (nextCursor === null ? null : { cursor: nextCursor }),
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
            columns={[
              { title: '为什么停', of: ({ title }) => title },
              { title: '等着', of: ({ open }) => `${open} 位`, isFigure: true },
              { title: '放行', of: ({ released, lapsed }) => `${released + lapsed} 位`, isFigure: true, isExtra: true },
              { title: '确认', of: ({ refused }) => `${refused} 位`, isFigure: true, isExtra: true },
              { title: '可疑', of: ({ scoreMax }) => `${scoreMax.toFixed(1)} 分`, isFigure: true },
              { title: '到期', of: ({ lapsesAt }) => (lapsesAt === null ? '–' : momentText(lapsesAt)), isFigure: true },
              {
                title: '状态',
                of: ({ isOpen, isStrong }) =>
                  isOpen ? (
                    <Status tone={isStrong ? 'bad' : 'watch'}>{isStrong ? '很可疑' : '要看一看'}</Status>
                  ) : (
                    <Status tone="good">都决定了</Status>
                  ),
              },
            ]}
          />
        )}
      </Answer>
    </Card>
  )
}
