import { View } from '@tarojs/components'
import { businessDayOf } from '#shared/kernel/business-day'
import type { ActionOutput } from '../../../api/call'
import { refusalText } from '../../../api/refusal-text'
import { shopToday } from '../../../api/shop-clock'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import { Section } from '../../../ui/Section'
import { datedDayText } from '../../../ui/time-text'
import styles from './question.module.scss'

type Said = ActionOutput<'question.listMine'>['said'][number]

/** Everything that the member has said, each to be deleted for itself. */
export function SaidList({ said, onChanged }: { said: readonly Said[]; onChanged: () => void }) {
  const takeBack = useMutation('question.takeBack', { onDone: onChanged, onError: onChanged })
  if (said.length === 0) {
    return <Empty picture="cup" title="还没有说过什么" note="回答了小问卷，你说的会列在这里，随时能删" />
  }
  const today = shopToday()
  return (
    <Section title="你说过">
      {takeBack.error ? <Notice tone="danger">{refusalText(takeBack.error)}</Notice> : null}
      <Card inset="rows">
        {said.map(({ formKey, questionKey, text, words, at }) => (
          <ListRow
            key={`${formKey}:${questionKey}`}
            title={words}
            note={`“${text}” · ${datedDayText(businessDayOf(at), today)}说的`}
            value={
              <Button
                kind="plain"
                size="small"
                loading={takeBack.running}
                label={`删掉：${text}`}
                onClick={() => void takeBack.run({ formKey, questionKey })}
              >
                删掉
              </Button>
            }
          />
        ))}
      </Card>
      <View className={styles.note}>谁看得到：你自己，和店里有权限的人。不给别人，也不拿来定价。</View>
    </Section>
  )
}
