import { Segmented } from 'antd'
import { useState } from 'react'
import { offerText, thresholdText } from '#shared/loyalty/coupon/offer-text'
import type { ActionInput, ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { useOwnName } from '../../frame/use-person'
import { CouponHistory } from '../../loyalty/coupon/CouponHistory'
import { type Why, WhyAsked, WhyText } from '../../loyalty/coupon/Why'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { momentText } from '../../ui/words'

type Tab = ActionInput<'coupon.listOfMember'>['tab']
type Coupon = ActionOutput<'coupon.listOfMember'>['coupons'][number]
const TABS: { value: Tab; label: string }[] = [
  { value: 'usable', label: '能用' },
  { value: 'used', label: '用过' },
  { value: 'ended', label: '过了' },
]

/** What can be used came with the page, with what speaks against it now; the others are asked for when they are looked at. */
export function MemberCoupons({
  memberId,
  usable,
}: {
  memberId: string
  usable: readonly (Why & { coupon: Coupon })[]
}) {
  const [tab, setTab] = useState<Tab>('usable')
  const isOpen = tab !== 'usable'
  const asked = useAsk('coupon.listOfMember', isOpen ? { memberId, tab } : null)
  const [voided, setVoided] = useState<Coupon | null>(null)
  const voiding = useAct('coupon.void')
  const by = useOwnName()
  return (
    <Card title="券" act={<Segmented size="small" aria-label="哪些券" value={tab} options={TABS} onChange={setTab} />}>
      {isOpen ? (
        <Answer asked={asked}>
          {({ coupons }) => (
            <ul className="plain-list">
              {coupons.length === 0 && <li className="soft">没有</li>}
              {coupons.map((coupon) => (
                <CouponLine key={coupon.couponId} coupon={coupon} why={null} onVoid={null} />
              ))}
            </ul>
          )}
        </Answer>
      ) : (
        <ul className="plain-list">
          {usable.length === 0 && <li className="soft">没有</li>}
          {usable.map(({ coupon, ...why }) => (
            <CouponLine key={coupon.couponId} coupon={coupon} why={why} onVoid={() => setVoided(coupon)} />
          ))}
        </ul>
      )}
      <ActDialog
        title={`作废“${voided?.rules.title ?? ''}”`}
        verb="作废这张券"
        isOpen={voided !== null}
        onClose={() => setVoided(null)}
        isRunning={voiding.isRunning}
        error={voiding.error}
        isDestructive
        act={async (note) => voided !== null && (await voiding.run({ couponId: voided.couponId, by, note })) !== null}
      >
        <p>会员会看到它已作废。要还给会员，再发一张。</p>
      </ActDialog>
    </Card>
  )
}

function CouponLine({ coupon, why, onVoid }: { coupon: Coupon; why: Why | null; onVoid: (() => void) | null }) {
  const [isOpen, setOpen] = useState(false)
  const [isTold, setTold] = useState(false)
  const { rules, untilAt, redeemed } = coupon
  return (
    <li>
      <span className="line">
        <strong>{rules.title}</strong>
        <span className="good">{offerText(rules.offer)}</span>
      </span>
      <span className="soft small">
        {thresholdText(rules.conditions)} · {redeemed ? `${momentText(redeemed.at)} 用的` : `${momentText(untilAt)} 前`}
      </span>
      <br />
      {why === null ? (
        <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          为什么能用或不能用
        </button>
      ) : (
        <>
          {!isOpen && <WhyText why={why} />}
          <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            在哪家店、买多少能用
          </button>
        </>
      )}
      <button type="button" className="link-button" aria-expanded={isTold} onClick={() => setTold(!isTold)}>
        它的经过
      </button>
      {onVoid && (
        <button type="button" className="link-button" onClick={onVoid}>
          作废
        </button>
      )}
      {isOpen && <WhyAsked couponId={coupon.couponId} isOver={why === null} />}
      {isTold && <CouponHistory couponId={coupon.couponId} />}
    </li>
  )
}
