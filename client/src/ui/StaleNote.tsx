import type { BusinessDay } from '#shared/kernel/business-day'
import { Button } from './Button'
import { Notice } from './Notice'
import { momentText } from './time-text'

type Props = {
  /** When the server answered with what is shown (epoch ms). */
  shownAt: number
  today: BusinessDay
  onRefresh?: () => void
  busy?: boolean
}

/** Says how old the shown figures are. The caller dims the figures themselves. */
export function StaleNote({ shownAt, today, onRefresh, busy = false }: Props) {
  return (
    <Notice
      tone="warm"
      action={
        onRefresh ? (
          <Button kind="plain" size="small" loading={busy} onClick={onRefresh}>
            刷新
          </Button>
        ) : null
      }
    >
      显示的是 {momentText(shownAt, today)} 的数据
    </Notice>
  )
}
