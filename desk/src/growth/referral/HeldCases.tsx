import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { momentText } from '../../ui/words'

export function HeldCases() {
  const asked = useAsk('referral.listCases', { state: 'open' })
  return (
    <Card title="停放的邀请" hint="没有人处理的，到期后按有利于会员的一边发">
      <Answer asked={asked}>
        {({ cases }) => (
          <Rows
            name="停放的邀请"
            rows={cases}
            keyOf={({ caseId }) => caseId}
            linkOf={({ caseId }) => `/channels/cases/${encodeURIComponent(caseId)}`}
            empty="没有停放的邀请"
            columns={[
              { title: '为什么停', of: ({ title }) => title },
              { title: '停着', of: ({ open }) => `${open} 笔`, isFigure: true },
              { title: '可疑', of: ({ scoreMax }) => `${scoreMax.toFixed(1)} 分`, isFigure: true },
              { title: '到期', of: ({ lapsesAt }) => (lapsesAt === null ? '–' : momentText(lapsesAt)), isFigure: true },
              {
                title: '状态',
                of: ({ isStrong }) => (
                  <Status tone={isStrong ? 'bad' : 'watch'}>{isStrong ? '很可疑' : '要看一看'}</Status>
                ),
              },
            ]}
          />
        )}
      </Answer>
    </Card>
  )
}
