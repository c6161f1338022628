import { View } from '@tarojs/components'
import { reasonText } from '#shared/insight/score/reason-text'
import type { ActionOutput } from '../../../api/call'
import { errorNoticeOf } from '../../../api/refusal-text'
import { useQuery } from '../../../api/use-query'
import { saveText } from '../../../platform/save-text'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { ListRow } from '../../../ui/ListRow'
import { Section } from '../../../ui/Section'
import { Sheet } from '../../../ui/Sheet'
import { Skeleton } from '../../../ui/Skeleton'
import { moneyText, percentText } from './report-text'
import styles from './WarningSheet.module.scss'
import { type Warning, whatHelps } from './warning-text'

interface Props {
  warning: Warning
  onClose: () => void
}

/** One member of the warning list: what is at stake and why, what the shop can do, and the source of each figure. */
export function WarningSheet({ warning, onClose }: Props) {
  const { memberId, displayName, silent90, lossFen, group } = warning
  const { data, error, loading, refresh } = useQuery('score.explain', { memberId }, { refreshOnShow: false })
  return (
    <Sheet open title={displayName} onClose={onClose}>
      <Card inset="rows">
        <ListRow title="预计少的消费" value={`约 ${moneyText(lossFen)}`} valueTone="strong" />
        <ListRow title="90 天内不再来的可能" note={reasonText(warning)} value={percentText(silent90)} />
        <ListRow title="分组" value={group.name} />
      </Card>
      <Section title="可以做什么">
        <Card inset="rows">
          {whatHelps(warning).map(({ title, note }) => (
            <ListRow key={title} title={title} note={note} />
          ))}
        </Card>
        <View className={styles.id}>
          <View className={styles.label}>会员编号，发券和查记录时用</View>
          <View className={styles.value}>{memberId}</View>
          {saveText ? (
            <Button kind="quiet" size="small" onClick={() => saveText?.(`${displayName}.txt`, memberId)}>
              存成文件
            </Button>
          ) : null}
        </View>
      </Section>
      <Section title="这些数怎么来的">
        {data ? (
          <Why why={data.why} />
        ) : error && !loading ? (
          <ErrorNotice {...errorNoticeOf(error)} onRetry={() => void refresh()} />
        ) : (
          <Skeleton rows={4} />
        )}
      </Section>
    </Sheet>
  )
}

function Why({ why }: { why: ActionOutput<'score.explain'>['why'] }) {
  return (
    <Card>
      {why.map(({ figure, text }) => (
        <View key={figure} className={styles.why}>
          {text}
        </View>
      ))}
    </Card>
  )
}
