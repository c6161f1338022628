import { View } from '@tarojs/components'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import { RestNote } from '../../../ui/RestNote'
import { Section } from '../../../ui/Section'
import { SwitchRow } from '../../../ui/SwitchRow'
import { clockOf, titleOf, whenText } from './reminder-text'
import { type Asking, type Reminder, type Reminders, remindersIn } from './use-reminder'

interface Props {
  answer: Reminders
  asking: Asking
  onChanged: () => void
}

/** What the member asked WeChat for, and about how many are left: off by one tap, on by WeChat's question. */
export function ReminderList({ answer, asking, onChanged }: Props) {
  const turnOff = useMutation('message.turnOff', { onDone: onChanged, onError: onChanged })
  const { quiet } = answer
  const known = remindersIn(answer).filter((reminder) => titleOf(reminder) !== null)
  const error = turnOff.error ?? asking.error
  if (known.length === 0)
    return <Empty picture="ledger" title="店里还没有可以要的提醒" note="有了会出现在签到、券和活动的页面" />
  const change = ({ purpose, isOn }: Reminder) => (isOn ? void turnOff.run({ purpose }) : asking.ask(purpose))
  return (
    <>
      {error ? <Notice tone="danger">{refusalText(error)}</Notice> : null}
      <Card inset="rows">
        {known.map((reminder) => (
          <View key={reminder.purpose}>
            <SwitchRow
              title={titleOf(reminder) ?? ''}
              note={noteOf(reminder)}
              isOn={reminder.isOn}
              busy={turnOff.running || asking.running}
              onChange={() => change(reminder)}
            />
          </View>
        ))}
      </Card>
      <RestNote>只在你点过“提醒我”之后才发，发一次少一次。次数是估计的，你在微信里关掉的，我们看不到。</RestNote>
      <Section title="什么时候不发">
        <Card inset="rows">
          <ListRow title="安静时间" value={`${clockOf(quiet.from)}–${clockOf(quiet.until)}`} />
        </Card>
      </Section>
    </>
  )
}

function noteOf(reminder: Reminder): string {
  const { isOn, left } = reminder
  if (!isOn) return whenText(reminder)
  return `${whenText(reminder)} · ${left > 0 ? `大约还能提醒 ${left} 次` : '没有次数了，再要一次就有'}`
}
