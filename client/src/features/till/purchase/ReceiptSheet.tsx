import { Button } from '../../../ui/Button'
import { Field } from '../../../ui/Field'
import { Sheet } from '../../../ui/Sheet'
import type { Sale } from './use-sale'

type Props = { sale: Sale; open: boolean; onClose: () => void }

/** The till's receipt number. It keeps the same receipt from being recorded twice, even by two clerks. */
export function ReceiptSheet({ sale, open, onClose }: Props) {
  const { receiptNumber, setReceiptNumber, isReceiptNumberWrong } = sale
  return (
    <Sheet
      open={open}
      title="收银单号"
      onClose={onClose}
      footer={
        <Button disabled={isReceiptNumberWrong} onClick={onClose}>
          好了
        </Button>
      }
    >
      <Field
        label="小票上的单号"
        value={receiptNumber}
        onChange={setReceiptNumber}
        placeholder="可以不填"
        maxLength={64}
        error={isReceiptNumberWrong ? '只能有字母、数字和 - _ . : @，中间没有空格' : undefined}
        hint="填了以后，同一张小票不会记两次"
      />
    </Sheet>
  )
}
