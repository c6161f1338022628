import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { BenefitRows } from './BenefitRows'
import { CouponChoice } from './CouponChoice'
import type { Preview } from './coupon-choice'
import { MemberPreview } from './MemberPreview'
import { amountText } from './sale-text'
import type { Sale } from './use-sale'

type Props = { preview: Preview; quote: Quote; sale: Sale; onAmount: () => void; onChangeMember: () => void }

/** '茉莉花茶 ×2' */
const pickText = ({ name, quantity }: Sale['picks'][number]) => (quantity > 1 ? `${name} ×${quantity}` : name)

export type Quote = NonNullable<Preview['quote']>

/** Shown before anything happens: who, how much, with which coupons, and why not with the others. */
export function QuoteBody({ preview, quote, sale, onAmount, onChangeMember }: Props) {
  const { member } = preview
  const isBusy = sale.isLocked || sale.isPricing
  const { totalFen } = quote
  return (
    <>
      <MemberPreview member={member} onChange={onChangeMember} disabled={sale.isConfirming || sale.isPricing} />
      <Card inset="rows">
        <ListRow
          title="本单金额"
          note={sale.way === 'goods' ? sale.picks.map(pickText).join('、') : undefined}
          value={amountText(totalFen)}
          valueTone="strong"
          label={`本单金额 ${amountText(totalFen)}，修改`}
          disabled={isBusy}
          onClick={onAmount}
        />
      </Card>
      <BenefitRows benefits={quote.benefits} />
      <CouponChoice preview={preview} disabled={isBusy} onChoose={(ids) => void sale.price(ids)} />
    </>
  )
}
