import { View } from '@tarojs/components'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Icon } from '../../../ui/Icon'
import { Notice } from '../../../ui/Notice'
import styles from './PhoneInvite.module.scss'
import { usePhoneBinding } from './use-phone-binding'
import type { Profile } from './use-profile'

type Props = {
  profile: Profile
  onBound: (profile: Profile) => void
  /** To where the member says whose the till's record is. */
  onAsked: () => void
}

/** Asks for the phone number where it brings something, and says what. Disappears once nothing is left to ask. */
export function PhoneInvite({ profile: { phoneMasked, asksRecord }, onBound, onAsked }: Props) {
  const { button, running, answer } = usePhoneBinding(onBound)
  const notice = answer ? <Notice tone={answer.tone}>{answer.text}</Notice> : null
  if (phoneMasked !== null) {
    const look = (
      <Button kind="quiet" size="small" onClick={onAsked}>
        去确认
      </Button>
    )
    return (
      <>
        {notice}
        {asksRecord ? <Notice action={look}>店里有这个手机号的一份记录</Notice> : null}
      </>
    )
  }
  return (
    <Card>
      <View className={styles.head}>
        <Icon name="phone" size={22} className={styles.icon} />
        <View className={styles.words}>
          <View className={styles.title}>绑定手机号</View>
          <View className={styles.note}>在门店留过这个手机号的，确认后之前的消费和积分会并进来</View>
        </View>
      </View>
      {notice}
      <Button kind="quiet" loading={running} {...button}>
        用微信手机号绑定
      </Button>
      <View className={styles.free}>不绑定也能签到、积分、升级</View>
    </Card>
  )
}
