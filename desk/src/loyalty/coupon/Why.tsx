import { Select } from 'antd'
import { useState } from 'react'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { useStores } from '../../people/staff/use-stores'
import { Answer } from '../../ui/Answer'
import { Field } from '../../ui/Field'
import { NumberField } from '../../ui/NumberField'
import { money } from '../../ui/words'

export type Why = Pick<ActionOutput<'coupon.explain'>, 'outcome' | 'lines'>

/** Why a coupon can or cannot be used now, or at a store for an amount, by the same rules as at the till. */
export function WhyAsked({ couponId, isOver }: { couponId: string; isOver: boolean }) {
  const [storeId, setStoreId] = useState<string | null>(null)
  const [yuan, setYuan] = useState<number | null>(null)
  const { options } = useStores()
  const asked = useAsk('coupon.explain', {
    couponId,
    ...(storeId !== null && { storeId }),
    ...(yuan !== null && { amountFen: Math.round(100 * yuan) }),
  })
  return (
    <>
      {!isOver && (
        <div className="form-grid">
          <Field label="在哪家店">
            {(id) => (
              <Select
                id={id}
                allowClear
                placeholder="先不管"
                value={storeId}
                options={options}
                onChange={(chosen) => setStoreId(chosen ?? null)}
              />
            )}
          </Field>
          <NumberField label="买多少" unit="元" decimals={2} min={0} value={yuan} onChange={setYuan} />
        </div>
      )}
      <Answer asked={asked} lines={2}>
        {(why) => <WhyText why={why} discountFen={why.discountFen} />}
      </Answer>
    </>
  )
}

export function WhyText({ why: { outcome, lines }, discountFen = null }: { why: Why; discountFen?: number | null }) {
  return (
    <div className="tinted small">
      {outcome === 'usable' && <p>现在就能用{discountFen === null ? '' : `，减 ${money(discountFen)}`}</p>}
      {outcome === 'open' && <p>现在能用。门店和金额到收银时再看：</p>}
      {lines.map(({ text, next }) => (
        <p key={text}>
          {text}
          {/* What is still missing is known when there is something to pay. */}
          {next && outcome !== 'open' ? `。${next}` : ''}
        </p>
      ))}
    </div>
  )
}
