import { Text, View } from '@tarojs/components'
import styles from './index.module.scss'

export default function HomePage() {
  return (
    <View className={styles.page}>
      <Text>常来</Text>
    </View>
  )
}
