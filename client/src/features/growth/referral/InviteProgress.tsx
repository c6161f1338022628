import { View } from '@tarojs/components'
import { Card } from '../../../ui/Card'
import { LadderSteps } from '../../../ui/LadderSteps'
import { Section } from '../../../ui/Section'
import styles from './InviteProgress.module.scss'
import type { Invite, Terms } from './invite'

interface Props {
  terms: Terms
  progress: Invite['progress']
}

/** How many friends have counted, the limit, and the steps. It shows one member alone and never compares members. */
export function InviteProgress({ terms, progress }: Props) {
  const { counted, countedInPeriod, next } = progress
  const { cap, ladder } = terms
  const steps = ladder.map(({ friends, points, text }) => ({
    at: friends,
    reward: text ?? `${points} 积分`,
    state:
      friends <= counted ? ('reached' as const) : friends === next?.friends ? ('next' as const) : ('ahead' as const),
  }))
  return (
    <Section
      title="我的进度"
      note={`${cap.per === 'month' ? '本月' : '这一期'}已计入 ${countedInPeriod} / ${cap.friends} 位`}
    >
      {steps.length > 0 ? (
        <Card>
          <LadderSteps steps={steps} unit="位好友" />
          <View className={styles.text}>{stepText(counted, next)}</View>
        </Card>
      ) : null}
    </Section>
  )
}

function stepText(counted: number, next: Props['progress']['next']): string {
  const so = `累计已计入 ${counted} 位`
  return next ? `${so}，计入满 ${next.friends} 位时另得 ${next.text ?? `${next.points} 积分`}` : `${so}，各级都已到达`
}
