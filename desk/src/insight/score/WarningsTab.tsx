import { Link } from 'react-router'
import { reasonText } from '#shared/insight/score/reason-text'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { useRight } from '../../frame/use-person'
import { Answer, Empty } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, percent, roundMoney } from '../../ui/words'
import { NextAct } from './NextAct'
import { leadText, precisionText } from './warning-words'

/** Whether warnings come in time and are right, what is at stake, whether anything helps; and whom to call first. */
export function WarningsTab() {
  const maySeeMembers = useRight('segments')
  return (
    <div className="stack">
      <Lead />
      <NextAct />
      {maySeeMembers && <Members />}
    </div>
  )
}

function Lead() {
  const asked = useAsk('score.getLead', {})
  return (
    <Answer asked={asked} lines={5}>
      {(lead) => (
        <Card title="来得及吗" hint="每位会员上一次预警过的沉默；个性化推荐没同意的没有评分，也没有预警">
          <Rows
            name="预警来得及吗"
            rows={[
              {
                what: '现在有流失风险',
                says: `${grouped(lead.atRisk)} 位，预计会少 ${roundMoney(lead.atStakeFen)} 的毛利`,
              },
              { what: '提前几天', says: leadText(lead) },
              { what: '说得准吗', says: precisionText(lead) },
            ]}
            keyOf={({ what }) => what}
            columns={[
              { title: '', of: ({ what }) => <strong>{what}</strong> },
              { title: '', of: ({ says }) => says },
            ]}
          />
        </Card>
      )}
    </Answer>
  )
}

type Warning = ActionOutput<'score.listWarnings'>['warnings'][number]

function Members() {
  const asked = useAsk('score.listWarnings', { by: 'loss' })
  return (
    <Answer asked={asked} lines={8}>
      {({ warnings, activeMembers }) => (
        <Card title="先找谁" hint={`最近来过的 ${grouped(activeMembers)} 位里，损失最大的在前`}>
          <Rows
            name="流失预警"
            rows={warnings}
            keyOf={({ memberId }: Warning) => memberId}
            empty={<Empty>没有要找的人，或者消费还太少，算不出来</Empty>}
            columns={[
              {
                title: '会员',
                of: ({ memberId, displayName }) => <Link to={`/members/${memberId}`}>{displayName}</Link>,
              },
              { title: '为什么', of: (warning) => reasonText(warning) },
              { title: '90 天不来', of: ({ silent90 }) => percent(silent90), isFigure: true },
              { title: '预计会少', of: ({ lossFen }) => roundMoney(lossFen), isFigure: true },
            ]}
          />
        </Card>
      )}
    </Answer>
  )
}
