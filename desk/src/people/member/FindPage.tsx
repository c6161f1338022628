import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card, Page } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { percent, roundMoney } from '../../ui/words'
import { FindMember } from './FindMember'

/** Finds a member; below are the members who need attention. */
export function FindPage() {
  const warnings = useAsk('score.listWarnings', {})
  return (
    <Page title="会员">
      <div className="stack">
        <FindMember />
        <Card title="可能不再来的会员" hint="按损失从大到小">
          <Answer asked={warnings}>
            {({ warnings: rows }) => (
              <Rows
                name="可能不再来的会员"
                rows={rows}
                keyOf={({ memberId }) => memberId}
                linkOf={({ memberId }) => `/members/${memberId}`}
                empty="现在没有需要留意的会员。评分要有几周的消费才会出现"
                columns={[
                  { title: '会员', of: ({ displayName }) => displayName },
                  { title: '分组', of: ({ group }) => group.name, isExtra: true },
                  { title: '没来', of: ({ recencyDays }) => `${recencyDays} 天`, isFigure: true },
                  {
                    title: '平常隔',
                    of: ({ gapDays }) => (gapDays === null ? '–' : `${Math.round(gapDays)} 天`),
                    isFigure: true,
                  },
                  { title: '90 天不来的可能', of: ({ silent90 }) => percent(silent90), isFigure: true },
                  { title: '可能损失', of: ({ lossFen }) => roundMoney(lossFen), isFigure: true },
                ]}
              />
            )}
          </Answer>
        </Card>
      </div>
    </Page>
  )
}
