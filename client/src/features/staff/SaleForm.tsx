import { useState } from 'react'
import { Card } from '../../ui/Card'
import { ListRow } from '../../ui/ListRow'
import { type FoundMember, MemberPreview } from './MemberPreview'
import { ReceiptSheet } from './ReceiptSheet'
import { multiplierText } from './sale-text'
import type { Sale } from './use-sale'

type Props = { member: FoundMember; sale: Sale; onChangeMember: () => void }

/** Whose purchase this is and what it will bring. The rates are the server's: the figures come with its answer. */
export function SaleForm({ member, sale, onChangeMember }: Props) {
  const [isReceiptOpen, setIsReceiptOpen] = useState(false)
  const { receiptNumber, isLocked, isRecording } = sale
  return (
    <>
      <MemberPreview member={member} onChange={onChangeMember} disabled={isRecording} />
      <Card inset="rows">
        <ListRow title="积分" value={`${multiplierText(member.pointsMultiplierPercent)}，确认后到账`} />
        <ListRow
          title="收银单号"
          value={receiptNumber.trim() || '选填'}
          disabled={isLocked}
          onClick={() => setIsReceiptOpen(true)}
        />
      </Card>
      <ReceiptSheet sale={sale} open={isReceiptOpen} onClose={() => setIsReceiptOpen(false)} />
    </>
  )
}
