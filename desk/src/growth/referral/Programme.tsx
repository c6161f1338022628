import { Link } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { useRight } from '../../frame/use-person'
import { Answer } from '../../ui/Answer'
import { Card, Facts, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { dayText, grouped } from '../../ui/words'

type Answered = ActionOutput<'referral.getProgramme'>
type State = Answered['states'][number]['state']

/** In the order of a bond's life. */
const STATES: Record<State, readonly [name: string, means: string]> = {
  bound: ['已绑定', '入会了，还没有做活动要的那件事'],
  qualified: ['达标', '做到了，几分钟内开始等到账'],
  holding: ['等待到账', '留着时间给退款'],
  held: ['审核中', '停着等人看'],
  rewarded: ['已到账', '两边的奖励都发了'],
  expired: ['过期', '没有在期限内做到'],
  cancelled: ['取消', '退款了，或者离开了'],
  refused: ['不计入', '不是新会员，或者审核以后不发'],
}
const CLOSED: Record<NonNullable<Answered['closed']>, string> = {
  'not-open': '没有开',
  ended: '到期结束了',
  'budget-used': '名额用完了',
}

/** The programme in force: how far the friends have come, what was given, what is left. */
export function Programme() {
  const asked = useAsk('referral.getProgramme', {})
  const maySetRules = useRight('rules')
  const found = asked.answer
  return (
    <Card
      title="邀请活动"
      hint={found && <HowItStands {...found} />}
      act={maySetRules && <Link to="/rules/referral">改活动</Link>}
    >
      <Answer asked={asked} lines={6}>
        {(programme) => (
          <div className="cards halves">
            <Rows
              name="好友走到哪了"
              rows={programme.states}
              keyOf={({ state }) => state}
              columns={[
                { title: '走到哪了', of: ({ state }) => <strong>{STATES[state][0]}</strong> },
                { title: '意思', of: ({ state }) => <span className="soft">{STATES[state][1]}</span>, isExtra: true },
                { title: '好友', of: ({ bonds }) => `${grouped(bonds)} 位`, isFigure: true },
              ]}
            />
            <Facts facts={factsOf(programme)} />
          </div>
        )}
      </Answer>
    </Card>
  )
}

function HowItStands({ isOpen, closed, endDay }: Answered) {
  if (closed !== null) return <Status tone="plain">{CLOSED[closed]}</Status>
  return <Status tone={isOpen ? 'good' : 'plain'}>{endDay === null ? '开着' : `开着，到 ${dayText(endDay)}`}</Status>
}

function factsOf({ budget, rewarded, programmeKey }: Answered): readonly (readonly [string, string])[] {
  const { inviterPoints, inviteePoints, ladderPoints } = rewarded
  const left = budget.friends === null ? '不限' : `${grouped(Math.max(0, budget.friends - budget.used))} 位`
  return [
    ['计入了', `${grouped(budget.used)} 位好友`],
    ['还能计入', left],
    ['给邀请人', `${grouped(inviterPoints)} 积分`],
    ['给好友', `${grouped(inviteePoints)} 积分`],
    ['阶梯另给', `${grouped(ladderPoints)} 积分`],
    ['代号', programmeKey],
  ]
}
