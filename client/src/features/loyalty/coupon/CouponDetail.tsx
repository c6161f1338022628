import type { ReactNode } from 'react'
import type { ActionOutput } from '../../../api/call'
import { Card } from '../../../ui/Card'
import { Section } from '../../../ui/Section'
import { CouponTicket } from './CouponTicket'
import { isOver } from './coupon-life'
import type { NextSteps } from './next-step'
import { RuleList } from './RuleList'
import { ruleLines } from './rule-lines'
import { StoreList } from './StoreList'
import { WhyList } from './WhyList'

type Answer = ActionOutput<'coupon.get'>

interface Props {
  answer: Answer
  /** What the clerk scans; only for a coupon that can be used now. */
  code: ReactNode
  steps: NextSteps
}

/** A coupon can be shown when only conditions on the purchase itself are still open. */
export function isToShow({ outcome }: Pick<Answer, 'outcome'>): boolean {
  return outcome !== 'unusable'
}

/** It may be used at any moment: its code is shown, or a clerk has it on the till. */
export function isAtTill(answer: Pick<Answer, 'outcome' | 'coupon'>): boolean {
  return isToShow(answer) || answer.coupon.status === 'locked'
}

export function CouponDetail({ answer, code, steps }: Props) {
  const { coupon, why, stores, names, now } = answer
  const over = isOver(coupon, now)
  const telling = { names, now, steps }
  return (
    <>
      <CouponTicket coupon={coupon} now={now} isQuiet={!isToShow(answer)}>
        {isToShow(answer) ? code : null}
      </CouponTicket>
      {over ? null : (
        <>
          <WhyList title="现在还不能用" rules={why.filter(({ verdict }) => verdict === 'fail')} {...telling} />
          <WhyList title="使用时留意" rules={why.filter(({ verdict }) => verdict === 'open')} {...telling} />
        </>
      )}
      <Section title="使用规则">
        <Card>
          <RuleList lines={ruleLines(coupon.rules, names)} />
        </Card>
      </Section>
      {over ? null : <StoreList stores={stores} />}
    </>
  )
}
