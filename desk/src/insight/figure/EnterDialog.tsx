import { useState } from 'react'
import type { BusinessDay } from '#shared/kernel/business-day'
import { useAct } from '../../api/use-act'
import { ActDialog } from '../../ui/ActDialog'
import { DayInput } from '../../ui/DayInput'
import { Field } from '../../ui/Field'
import { NumberField } from '../../ui/NumberField'

/** What the tills took altogether on one day, at a store or in the whole shop. */
export function EnterDialog({ at, name, onClose }: { at: { storeId?: string }; name: string; onClose(): void }) {
  const enter = useAct('figure.enterTurnover')
  const [day, setDay] = useState<BusinessDay | null>(null)
  const [yuan, setYuan] = useState<number | null>(null)
  const [orders, setOrders] = useState<number | null>(null)
  return (
    <ActDialog
      title={`填一天的营业额：${name}`}
      verb="填上"
      isOpen
      onClose={onClose}
      isRunning={enter.isRunning}
      error={enter.error}
      withReason={false}
      missing={day === null || yuan === null ? '选日子，填金额' : null}
      act={async () => {
        if (day === null || yuan === null) return false
        const told = { day, totalFen: Math.round(100 * yuan), ...at }
        return (await enter.run(orders === null ? told : { ...told, orders })) !== null
      }}
    >
      <p className="soft">收银机一天收的全部，会员和不是会员的都算。填错了再填一次，以最后一次为准。</p>
      <Field label="哪一天">{(id) => <DayInput id={id} value={day} onChange={setDay} />}</Field>
      <NumberField label="营业额" unit="元" decimals={2} min={0} value={yuan} onChange={setYuan} />
      <NumberField label="多少笔（可以不填）" unit="笔" min={0} value={orders} onChange={setOrders} />
    </ActDialog>
  )
}
