import { View } from '@tarojs/components'
import { brand } from '../../brand/brand'
import { Card } from '../../ui/Card'
import { Icon } from '../../ui/Icon'
import { ICON_NAMES } from '../../ui/icon-names'
import { Section } from '../../ui/Section'
import styles from './index.module.scss'

export function IconShelf() {
  return (
    <>
      <Section title="图标" note={`${ICON_NAMES.length} 个`}>
        <Card>
          <View className={styles.icons}>
            {ICON_NAMES.map((name) => (
              <View key={name} className={styles.icon}>
                <Icon name={name} size={28} />
                <View className={styles.caption}>{name}</View>
              </View>
            ))}
          </View>
        </Card>
      </Section>
      <Section title="颜色">
        <Card>
          <View className={styles.icons}>
            {Object.entries(brand.colors).map(([name, color]) => (
              <View key={name} className={styles.icon}>
                <View className={styles.swatch} style={{ background: color }} />
                <View className={styles.caption}>{name}</View>
              </View>
            ))}
          </View>
        </Card>
      </Section>
    </>
  )
}
