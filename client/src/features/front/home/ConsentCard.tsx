import { View } from '@tarojs/components'
import { useState } from 'react'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Notice } from '../../../ui/Notice'
import { showToast } from '../../../ui/toast'
import styles from './ConsentCard.module.scss'
import { changeHome } from './home-store'

/** Asks for consent once, as part of the page rather than over it. Both answers look equally important. */
export function ConsentCard() {
  const [isGranting, setIsGranting] = useState(false)
  const { run, running, error } = useMutation('member.setConsent', {
    onDone: (_profile, { isGranted }) => {
      changeHome((home) => ({ ...home, askConsent: null }))
      showToast(isGranted ? '已同意，隐私中心可随时关闭' : '好的，不会记录')
    },
  })
  const answer = (isGranted: boolean) => {
    setIsGranting(isGranted)
    void run({ purpose: 'analytics', isGranted })
  }
  return (
    <View className={styles.card}>
      <Card>
        <View className={styles.title}>可以记录你看过哪些页面吗</View>
        <View className={styles.text}>只用来改进这个小程序。不同意也不影响使用，在隐私中心可以随时改。</View>
        <View className={styles.answers}>
          <View className={styles.answer}>
            <Button
              kind="quiet"
              loading={running && isGranting}
              disabled={running && !isGranting}
              onClick={() => answer(true)}
            >
              同意
            </Button>
          </View>
          <View className={styles.answer}>
            <Button
              kind="quiet"
              loading={running && !isGranting}
              disabled={running && isGranting}
              onClick={() => answer(false)}
            >
              不用
            </Button>
          </View>
        </View>
        {error ? (
          <View className={styles.problem}>
            <Notice tone="danger">{refusalText(error)}</Notice>
          </View>
        ) : null}
      </Card>
    </View>
  )
}
