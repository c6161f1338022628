import { View } from '@tarojs/components'
import { SHOWN_CODE_PREFIX } from '#shared/kernel/typed-text'
import { CODE_STEP_MS, groupedCode } from '#shared/people/member/rotating-code'
import { errorNoticeOf } from '../../../api/refusal-text'
import { BarCode } from '../../../ui/BarCode'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { QrCode } from '../../../ui/QrCode'
import styles from './CodeFace.module.scss'
import type { ShownCode } from './use-shown-code'

const NAMES = { member: '会员', coupon: '券' } as const

interface Props {
  shown: ShownCode
  /** The meaning of the code. */
  of: keyof typeof NAMES
}

/** The code for both kinds of scanner, and as text for when neither works. */
export function CodeFace({ shown: { code, elapsedMs, error, loading, ask }, of }: Props) {
  const name = NAMES[of]
  if (code === null && error) {
    return (
      <View className={styles.problem}>
        <ErrorNotice {...errorNoticeOf(error)} retrying={loading} onRetry={ask} />
      </View>
    )
  }
  if (code === null)
    return <View className={styles.coming} role="status" ariaRole="status" aria-label={`正在生成${name}码`} />
  return (
    <View className={styles.codes}>
      {/* Its own white edge is the space around it; 272 is what a 320 px phone has room for. */}
      <QrCode text={`${SHOWN_CODE_PREFIX}${code}`} size={272} label={`${name}二维码`} />
      <View className={styles.bars}>
        <BarCode text={code} label={`${name}条形码`} />
      </View>
      <View className={styles.digits}>{groupedCode(code)}</View>
      <View className={styles.track} aria-hidden>
        {elapsedMs === null ? null : (
          <View
            key={`${code}${elapsedMs}`}
            className={styles.left}
            style={{ animationDuration: `${CODE_STEP_MS}ms`, animationDelay: `${-elapsedMs}ms` }}
          />
        )}
      </View>
      <View className={styles.hint}>结账时给店员扫，每 30 秒换一次</View>
    </View>
  )
}
