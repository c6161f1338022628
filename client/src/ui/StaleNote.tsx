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

/** Honest about old figures: says from when they are. What they stand in should be dimmed. */
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
