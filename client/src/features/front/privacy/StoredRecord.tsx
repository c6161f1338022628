import { View } from '@tarojs/components'
import { useState } from 'react'
import { errorNoticeOf } from '../../../api/refusal-text'
import { saveText } from '../../../platform/save-text'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { Notice } from '../../../ui/Notice'
import { Skeleton } from '../../../ui/Skeleton'
import { HiddenRows } from './HiddenRows'
import { wholeText } from './record-text'
import styles from './StoredRecord.module.scss'
import { StoredSectionRows } from './StoredSectionRows'
import { useStoredRecord } from './use-stored-record'

const FILE_NAME = '我的会员数据.txt'

/** Everything kept about the member, read only when they ask for it. */
export function StoredRecord() {
  const [isOpen, setIsOpen] = useState(false)
  const { sections, hidden, error, loading, refresh, hasRest, readRest, reading, problem } = useStoredRecord(isOpen)
  if (!isOpen) {
    return (
      <Card>
        <View className={styles.intro}>资料、账户、流水、券、消费和浏览记录，都可以在这里看到。</View>
        <Button kind="quiet" icon="eye" onClick={() => setIsOpen(true)}>
          查看保存了什么
        </Button>
      </Card>
    )
  }
  if (!sections) {
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
        {sections.map((section) => (
          <StoredSectionRows key={section.kind} section={section} />
        ))}
        {hidden.length > 0 ? <HiddenRows hidden={hidden} /> : null}
      </Card>
      {hasRest ? (
        <View className={styles.after}>
          {problem ? <Notice tone="danger">{problem}</Notice> : null}
          <Button kind="quiet" loading={reading} onClick={() => void readRest()}>
            读出其余记录
          </Button>
        </View>
      ) : null}
      {saveText ? (
        <View className={styles.after}>
          <Button kind="quiet" onClick={() => saveText?.(FILE_NAME, wholeText(sections, hidden))}>
            存成文本文件
          </Button>
        </View>
      ) : (
        <View className={styles.after}>展开后，长按文字可以复制。</View>
      )}
    </>
  )
}
