import { Button } from '../../../ui/Button'

/** The way on after a code was used or expired: the typed amount is kept. */
export function ScanAgainButton({ onClick }: { onClick: () => void }) {
  return (
    <Button icon="scan" onClick={onClick}>
      重新扫会员码
    </Button>
  )
}
