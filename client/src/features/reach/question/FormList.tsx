import { View } from '@tarojs/components'
import type { ActionOutput } from '../../../api/call'
import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { Section } from '../../../ui/Section'
import styles from './question.module.scss'

type Form = ActionOutput<'question.listMine'>['forms'][number]

/** What may be answered, with what it is for; nothing where nothing is asked. */
export function FormList({ forms, onOpen }: { forms: readonly Form[]; onOpen: (formKey: string) => void }) {
  if (forms.length === 0) return null
  return (
    <Section title="可以回答的">
      <Card inset="rows">
        {forms.map((form) => (
          <ListRow
            key={form.formKey}
            icon="pencil"
            title={form.title}
            note={`${form.questions} 题 · ${form.about}`}
            value={form.answeredAt !== null ? '答过了' : form.points > 0 ? `+${form.points} 积分` : '去答'}
            valueTone={form.answeredAt === null ? 'accent' : 'soft'}
            onClick={() => onOpen(form.formKey)}
          />
        ))}
      </Card>
      <View className={styles.note}>都能跳过，没有对错；答什么给的积分都一样，只给一次。</View>
    </Section>
  )
}
