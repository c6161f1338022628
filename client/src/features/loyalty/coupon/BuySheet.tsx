import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { grouped } from '../../../ui/figures'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import { Sheet } from '../../../ui/Sheet'
import type { CentreTemplate } from './centre-groups'
import { validityText } from './coupon-text'
import type { Results } from './use-results'

interface Props {
  template: CentreTemplate
  pricePoints: number
  points: number
  now: number
  results: Results
  onClose: () => void
}

/** Shows the price and the points that remain before any are spent. */
export function BuySheet({ template, pricePoints, points, now, results, onClose }: Props) {
  const { templateId, rules, validity } = template
  const { run, running, error } = useMutation('coupon.buy', {
    onDone: ({ coupon }) => {
      results.add(templateId, { kind: 'got', couponId: coupon.couponId })
      onClose()
    },
  })
  return (
    <Sheet
      open
      title={`兑换${rules.title}`}
      onClose={onClose}
      footer={
        <>
          {error ? <Notice tone="danger">{refusalText(error)}</Notice> : null}
          <Button loading={running} onClick={() => void run({ templateId })}>
            用 {grouped(pricePoints)} 积分兑换
          </Button>
        </>
      }
    >
      <Card inset="rows">
        <ListRow title="现有积分" value={grouped(points)} valueTone="strong" />
        <ListRow title="兑换后剩余" value={grouped(Math.max(points - pricePoints, 0))} valueTone="strong" />
        <ListRow title="有效期" value={validityText(validity, now)} />
      </Card>
    </Sheet>
  )
}
