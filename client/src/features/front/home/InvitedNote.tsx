import { View } from '@tarojs/components'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import type { HomeAnswer } from './home-store'
import styles from './InvitedNote.module.scss'
import { invitedText } from './invited-text'

interface Props {
  invited: NonNullable<HomeAnswer['invited']>
  /** To all of the rules, such as when it comes; not given where they are no longer to be read. */
  onRules: (() => void) | undefined
}

/** For whoever came through a friend: what both get, what for, and until when. */
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
