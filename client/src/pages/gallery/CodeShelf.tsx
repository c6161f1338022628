import { View } from '@tarojs/components'
import { BarCode } from '../../ui/BarCode'
import { Card } from '../../ui/Card'
import { QrCode } from '../../ui/QrCode'
import { Section } from '../../ui/Section'
import styles from './index.module.scss'

export function CodeShelf() {
  return (
    <Section title="会员码">
      <Card>
        <BarCode text="28061234567890123456" label="会员条码" />
        <View className={styles.center}>
          <QrCode text="https://example.com/m?c=28061234567890123456" label="会员二维码" />
        </View>
      </Card>
      <Card>
        <BarCode text="mem_7Q2x" label="字母条码" />
      </Card>
    </Section>
  )
}
