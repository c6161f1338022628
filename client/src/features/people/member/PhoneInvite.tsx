import { View } from '@tarojs/components'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Icon } from '../../../ui/Icon'
import { Notice } from '../../../ui/Notice'
import styles from './PhoneInvite.module.scss'
import { usePhoneBinding } from './use-phone-binding'
import type { Profile } from './use-profile'

type Props = { phoneMasked: string | null; onBound: (profile: Profile) => void }

/** Asks for the phone number where it brings something, and says what. Disappears once the number is known. */
export function PhoneInvite({ phoneMasked, onBound }: Props) {
  const { button, running, answer } = usePhoneBinding(onBound)
  if (phoneMasked !== null) return answer ? <Notice tone={answer.tone}>{answer.text}</Notice> : null
  return (
    <Card>
      <View className={styles.head}>
        <Icon name="phone" size={22} className={styles.icon} />
        <View className={styles.words}>
          <View className={styles.title}>绑定手机号</View>
          <View className={styles.note}>在门店留过这个手机号的，之前的消费和积分会并进来</View>
        </View>
      </View>
      {answer ? <Notice tone={answer.tone}>{answer.text}</Notice> : null}
      <Button kind="quiet" loading={running} {...button}>
        用微信手机号绑定
      </Button>
      <View className={styles.free}>不绑定也能签到、积分、升级</View>
    </Card>
  )
}
