import { Button, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { ActionInput, ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { DayInput } from '../../ui/DayInput'
import { FindForm } from '../../ui/FindForm'
import { Card, Facts, Page } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { dayText, grouped, momentText } from '../../ui/words'
import { askedMember } from './asked-member'

type Member = ActionOutput<'time-machine.getMember'>

const STATUSES: Record<string, string> = {
  available: '可用',
  locked: '收银台占用',
  redeemed: '已使用',
  expired: '已过期',
  voided: '已作废',
}

/** A member's state at the end of a day. */
export default function TimePage() {
  const [typed, setTyped] = useState('')
  const [day, setDay] = useState<BusinessDay | null>(null)
  const [asked, setAsked] = useState<ActionInput<'time-machine.getMember'> | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const look = () => {
    const input = askedMember(typed, day ?? '')
    setProblem(input ? null : '填 10 位会员号和日期')
    if (input) setAsked(input)
  }
  return (
    <Page title="时间机器" hint="改规则的演算在提案页里">
      <div className="stack">
        <Card title="会员那一天" hint="看会留下一行审计">
          <FindForm problem={problem} onFind={look}>
            <Input
              aria-label="会员号"
              placeholder="10 位会员号"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
            <DayInput name="哪一天" value={day} onChange={setDay} />
            <Button type="primary" htmlType="submit">
              看
            </Button>
          </FindForm>
        </Card>
        {asked && <AsOf asked={asked} />}
      </div>
    </Page>
  )
}

function AsOf({ asked }: { asked: ActionInput<'time-machine.getMember'> }) {
  const answer = useAsk('time-machine.getMember', asked)
  return (
    <Answer asked={answer} lines={8}>
      {(member) => (
        <>
          <div className="cards two">
            <Standing member={member} />
            <Said member={member} />
          </div>
          <Coupons coupons={member.coupons} />
        </>
      )}
    </Answer>
  )
}

function Standing({ member: { day, points, growth, tier, memberId, joinedDay } }: { member: Member }) {
  return (
    <Card title={`${dayText(day)}结束时`} act={<Link to={`/members/${memberId}`}>现在的样子</Link>}>
      <Facts
        facts={[
          ['加入', dayText(joinedDay)],
          ['可用积分', `${grouped(points.balance)} 积分`],
          ['欠积分', `${grouped(points.debt)} 积分`],
          [
            '批次',
            points.lots.map(({ endsMonth, points: each }) => `${endsMonth ?? '不到期'} ${each}`).join('、') || '–',
          ],
          ['成长值', grouped(growth)],
          ['等级', tier.name],
          ['流水', `${grouped(points.entries)} 条`],
        ]}
      />
    </Card>
  )
}

function Said({ member: { tags, segmentIds, limits } }: { member: Member }) {
  return (
    <Card title="标签和人群">
      <Facts
        facts={[
          ['标签', tags.map(({ name }) => name).join('、') || '–'],
          ['人群', segmentIds.join('、') || '–'],
        ]}
      />
      {limits.map((limit) => (
        <p key={limit} className="soft small">
          {limit}
        </p>
      ))}
    </Card>
  )
}

function Coupons({ coupons }: Pick<Member, 'coupons'>) {
  return (
    <Card title="券">
      <Rows
        name="券"
        rows={coupons}
        keyOf={({ couponId }) => couponId}
        empty="那天还没有券"
        columns={[
          { title: '券', of: ({ title }) => title },
          { title: '那天的状态', of: ({ status }) => STATUSES[status] ?? status },
          { title: '得到', of: ({ issuedAt }) => momentText(issuedAt), isFigure: true },
          { title: '到', of: ({ untilAt }) => momentText(untilAt), isFigure: true },
        ]}
      />
    </Card>
  )
}
