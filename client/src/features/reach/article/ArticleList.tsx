import { View } from '@tarojs/components'
import type { ActionOutput } from '../../../api/call'
import { Card } from '../../../ui/Card'
import { Drawing } from '../../../ui/Drawing'
import styles from './ArticleList.module.scss'

type Article = ActionOutput<'article.list'>['articles'][number]

export function ArticleList({
  articles,
  onOpen,
}: {
  articles: readonly Article[]
  onOpen: (articleId: string) => void
}) {
  return (
    <>
      {articles.map(({ articleId, title, kindName, minutes, picture, isRead }) => {
        const note = `${kindName} · 读 ${minutes} 分钟${isRead ? ' · 读过' : ''}`
        return (
          <Card key={articleId} onClick={() => onOpen(articleId)} label={`${title}，${note}`}>
            <View className={styles.row}>
              <View className={styles.words}>
                <View className={styles.title}>{title}</View>
                <View className={styles.note}>{note}</View>
              </View>
              <Drawing name={picture} size="small" />
            </View>
          </Card>
        )
      })}
    </>
  )
}
