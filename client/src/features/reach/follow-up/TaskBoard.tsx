import { View } from '@tarojs/components'
import { useState } from 'react'
import { businessDayOf } from '#shared/kernel/business-day'
import type { ActionOutput } from '../../../api/call'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import { dueText, endedText, type FollowUp, reasonText, stateText } from './follow-up-text'
import { TaskCard } from './TaskCard'

interface Props {
  tasks: ActionOutput<'follow-up.list'>
  onChanged: () => void
}

/** The one that is due first is open, the others are a line each until they are tapped. */
export function TaskBoard({ tasks: { followUps, now, isOpenHour, hours, couponsLeft }, onChanged }: Props) {
  const [chosen, setChosen] = useState<string | null>(null)
  const open = followUps.find(({ followUpId }) => followUpId === chosen) ?? followUps[0]
  if (!open) {
    return <Empty title="现在没有要联系的客人" note="每天早上安排一次；客人打了低分，马上会出现在这里" />
  }
  const rest = followUps.filter((each) => each !== open)
  return (
    <>
      {isOpenHour ? null : (
        <Notice tone="warm">
          现在不是联系客人的时间（{hours.from}–{hours.until}），先别打扰
        </Notice>
      )}
      <TaskCard key={open.followUpId} followUp={open} now={now} couponsLeft={couponsLeft} onChanged={onChanged} />
      {rest.length > 0 ? (
        <Card inset="rows">
          {rest.map((each) => (
            <ListRow
              key={each.followUpId}
              title={each.displayName}
              note={lineOf(each)}
              value={dueText(each.dueAt, now)}
              valueTone={each.dueAt <= now ? 'warm' : 'soft'}
              onClick={() => setChosen(each.followUpId)}
            />
          ))}
        </Card>
      ) : null}
    </>
  )
}

function lineOf({ because, staffName, isMine, isLate }: FollowUp): string {
  const [first] = because
  const reasons = because.map(({ reason }) => reasonText(reason)).join('、')
  const holder = isMine ? '我在办' : staffName !== null ? `${staffName}在办` : isLate ? '到时间没办，转给店长' : null
  return [reasons, first?.why, holder].filter(Boolean).join(' · ')
}

/** What was done, the newest first. */
export function EndedList({ followUps, now }: { followUps: readonly FollowUp[]; now: number }) {
  const today = businessDayOf(now)
  if (followUps.length === 0) return <Empty title="还没有办过的" note="办好的会按时间列在这里" />
  return (
    <View>
      <Card inset="rows">
        {followUps.map(({ followUpId, displayName, state, because, note, endedAt }) => (
          <ListRow
            key={followUpId}
            title={displayName}
            note={[reasonText(because[0]?.reason ?? ''), note, endedText(endedAt, today)].filter(Boolean).join(' · ')}
            value={stateText(state)}
          />
        ))}
      </Card>
    </View>
  )
}
