import { View } from '@tarojs/components'
import type { ActionOutput } from '../../../api/call'
import { Card } from '../../../ui/Card'
import { Drawing } from '../../../ui/Drawing'
import { ListRow } from '../../../ui/ListRow'
import { Tag } from '../../../ui/Tag'
import styles from './ArticleView.module.scss'

export type Article = ActionOutput<'article.get'>

interface Props {
  article: Article
  onLink: () => void
}

/** The text first; what it leads to stands in the last line. */
export function ArticleView({ article, onLink }: Props) {
  const { title, kindName, minutes, picture, text, link } = article
  return (
    <>
      <Drawing name={picture} />
      <View className={styles.tags}>
        <Tag>{kindName}</Tag>
        <Tag>{`读 ${minutes} 分钟`}</Tag>
      </View>
      <View className={styles.title} role="heading" ariaRole="heading" aria-level={2}>
        {title}
      </View>
      {text.split('\n').map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
        <View key={index} className={styles.text}>
          {line}
        </View>
      ))}
      {hasWay(link.kind) ? (
        <View className={styles.link}>
          <Card inset="rows">
            <ListRow icon={WAYS[link.kind]} title={link.title} onClick={onLink} />
          </Card>
        </View>
      ) : null}
    </>
  )
}

const WAYS = { couponCentre: 'coupon', checkIn: 'checkIn', occasion: 'calendar' } as const

/** Where it leads; a way that only newer shops know leads nowhere. */
export function hasWay(kind: string): kind is keyof typeof WAYS {
  return kind in WAYS
}
