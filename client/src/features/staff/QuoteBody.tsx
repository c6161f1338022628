import { Card } from '../../ui/Card'
import { grouped } from '../../ui/figures'
import { ListRow } from '../../ui/ListRow'
import { Section } from '../../ui/Section'
import { CouponChoice } from './CouponChoice'
import type { Preview } from './coupon-choice'
import { MemberPreview } from './MemberPreview'
import { amountText, multiplierText } from './sale-text'
import type { Sale } from './use-sale'

type Props = { preview: Preview; quote: Quote; sale: Sale; onAmount: () => void; onChangeMember: () => void }

export type Quote = NonNullable<Preview['quote']>

/** Before anything happens: who, how much, with which coupons, and all that will come of it. */
export function QuoteBody({ preview, quote, sale, onAmount, onChangeMember }: Props) {
  const { member } = preview
  const isBusy = sale.isLocked || sale.isPricing
  const { totalFen, discountFen, pointsEarned, growthEarned, coupons } = quote
  return (
    <>
      <MemberPreview member={member} onChange={onChangeMember} disabled={sale.isConfirming || sale.isPricing} />
      <Card inset="rows">
        <ListRow
          title="本单金额"
          value={amountText(totalFen)}
          valueTone="strong"
          label={`本单金额 ${amountText(totalFen)}，修改`}
          disabled={isBusy}
          onClick={onAmount}
        />
      </Card>
      <CouponChoice preview={preview} disabled={isBusy} onChoose={(ids) => void sale.price(ids)} />
      <Section title="确认后">
        <Card inset="rows">
          {discountFen > 0 ? <ListRow title="优惠" value={`−${amountText(discountFen)}`} valueTone="accent" /> : null}
          {coupons.map(({ couponId, gift }) =>
            gift ? <ListRow key={couponId} title="送" value={gift} valueTone="strong" /> : null,
          )}
          <ListRow
            title="积分"
            value={`+${grouped(pointsEarned)}（${multiplierText(member.pointsMultiplierPercent)}）`}
            valueTone="accent"
          />
          <ListRow title="成长值" value={`+${grouped(growthEarned)}`} />
        </Card>
      </Section>
    </>
  )
}
