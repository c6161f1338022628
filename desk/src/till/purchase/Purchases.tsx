import { Segmented } from 'antd'
import { useState } from 'react'
import { Card } from '../../ui/Page'
import { FindPurchases, type FindWay } from './FindPurchases'

const WAYS: { value: FindWay; label: string }[] = [
  { value: 'day', label: '一天' },
  { value: 'receipt', label: '小票号' },
]

/** Where an operator finds what is to be refunded. */
export function Purchases() {
  const [way, setWay] = useState<FindWay>('day')
  return (
    <Card
      title="找消费"
      hint="店员、店长在手机上只能退一段时间以内的，更早的在这里退"
      act={<Segmented size="small" aria-label="按什么找" value={way} options={WAYS} onChange={setWay} />}
    >
      <FindPurchases key={way} way={way} />
    </Card>
  )
}
