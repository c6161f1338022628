import { View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import styles from './ArticleEnd.module.scss'
import type { Article } from './ArticleView'

interface Props {
  article: Article
  /** Whether the last line has come into sight. */
  isAtEnd: boolean
  onSaid: (isUseful: boolean | null) => void
}

/**
 * Below the last line: that it was read to here is kept of whoever has agreed, once, and they may say whether it was of use.
 * Whoever has not agreed is asked nothing.
 */
export function ArticleEnd({ article, isAtEnd, onSaid }: Props) {
  const { articleId, isKept, isRead, isUseful } = article
  // What comes of it nobody waits for: without network it is not kept, and the next reading is.
  const note = useMutation('article.finish')
  const say = useMutation('article.finish', { onDone: (answer) => onSaid(answer.isUseful) })
  const isNoted = useRef(isRead)
  const { run } = note
  useEffect(() => {
    if (!isAtEnd || isNoted.current || !isKept) return
    isNoted.current = true
    void run({ articleId })
  }, [isAtEnd, isKept, articleId, run])
  if (!isKept) return null
  return (
    <View className={styles.end}>
      {say.error ? <Notice tone="danger">{refusalText(say.error)}</Notice> : null}
      <View className={styles.question}>{isUseful === null ? '这篇有用吗' : '谢谢，店里看到了'}</View>
      {isUseful === null ? (
        <>
          <Button
            kind="quiet"
            size="small"
            loading={say.running}
            onClick={() => void say.run({ articleId, isUseful: false })}
          >
            没什么用
          </Button>
          <Button
            kind="quiet"
            size="small"
            loading={say.running}
            onClick={() => void say.run({ articleId, isUseful: true })}
          >
            有用
          </Button>
        </>
      ) : null}
    </View>
  )
}
