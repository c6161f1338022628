import { View } from '@tarojs/components'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import type { HomeAnswer } from './home-store'
import styles from './InvitedNote.module.scss'
import { invitedText } from './invited-text'

interface Props {
  invited: NonNullable<HomeAnswer['invited']>
  /** Leads to all rules, such as when the reward comes; missing when the rules can no longer be read. */
  onRules: (() => void) | undefined
}

/** For members invited by a friend: what both get, what for, and until when. */
export function InvitedNote({ invited, onRules }: Props) {
  const rules = onRules ? (
    <Button kind="plain" size="small" onClick={onRules}>
      看规则
    </Button>
  ) : undefined
  return (
    <View className={styles.note}>
      <Notice action={rules}>{invitedText(invited)}</Notice>
    </View>
  )
}
