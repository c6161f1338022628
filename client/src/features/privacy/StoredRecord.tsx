import { View } from '@tarojs/components'
import { useState } from 'react'
import { errorNoticeOf } from '../../api/refusal-text'
import { useQuery } from '../../api/use-query'
import { saveText } from '../../platform/save-text'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { Skeleton } from '../../ui/Skeleton'
import { wholeText } from './record-text'
import styles from './StoredRecord.module.scss'
import { StoredSectionRows } from './StoredSectionRows'

const FILE_NAME = '我的会员数据.txt'

/** All that is kept about the member, read only when asked for. */
export function StoredRecord() {
  const [isOpen, setIsOpen] = useState(false)
  const { data, error, loading, refresh } = useQuery(
    'privacy.getStoredRecord',
    {},
    { enabled: isOpen, refreshOnShow: false },
  )
  if (!isOpen) {
    return (
      <Card>
        <View className={styles.intro}>资料、账户、流水、签到、消费和浏览记录，都可以在这里看到。</View>
        <Button kind="quiet" icon="eye" onClick={() => setIsOpen(true)}>
          查看保存了什么
        </Button>
      </Card>
    )
  }
  if (!data) {
    if (loading || !error) return <Skeleton rows={6} />
    return (
      <Card>
        <ErrorNotice {...errorNoticeOf(error)} onRetry={refresh} retrying={loading} />
      </Card>
    )
  }
  return (
    <>
      <Card inset="rows">
        {data.sections.map((section) => (
          <StoredSectionRows key={section.kind} section={section} />
        ))}
      </Card>
      {saveText ? (
        <View className={styles.after}>
          <Button kind="quiet" onClick={() => saveText?.(FILE_NAME, wholeText(data.sections))}>
            存成文本文件
          </Button>
        </View>
      ) : (
        <View className={styles.after}>展开后，长按文字可以复制。</View>
      )}
    </>
  )
}
