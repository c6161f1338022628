import { Button } from '../../../ui/Button'

/** The way on when a code was used or its time is over: the amount that was typed is kept. */
export function ScanAgainButton({ onClick }: { onClick: () => void }) {
  return (
    <Button icon="scan" onClick={onClick}>
      重新扫会员码
    </Button>
  )
}
