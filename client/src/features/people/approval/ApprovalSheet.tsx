import { View } from '@tarojs/components'
import { useState } from 'react'
import { errorText } from '#shared/error-text'
import { businessDayOf } from '#shared/kernel/business-day'
import type { ErrorCode } from '#shared/kernel/errors'
import type { ActionOutput } from '../../../api/call'
import { errorNoticeOf } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { useQuery } from '../../../api/use-query'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { Field } from '../../../ui/Field'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import { Sheet } from '../../../ui/Sheet'
import { Skeleton } from '../../../ui/Skeleton'
import { dayText, momentText } from '../../../ui/time-text'
import styles from './ApprovalSheet.module.scss'
import { type Approval, costText, problemText, stateText, whyNot } from './approval-text'

interface Props {
  known: Approval
  onClose: () => void
  onDecided: (words: string) => void
}

type Shown = ActionOutput<'approval.get'>

/** What the act would do now in words, who asked for it and why, and the two possible answers. */
export function ApprovalSheet({ known, onClose, onDecided }: Props) {
  const { approvalId } = known
  const { data, error, loading, refresh } = useQuery('approval.get', { approvalId }, { refreshOnShow: false })
  const own = data?.approval.own
  const again = () => void refresh()
  return (
    <Sheet
      open
      title={known.title}
      onClose={onClose}
      footer={
        data && (own?.mayApprove || own?.mayRefuse || own?.mayWithdraw) ? (
          <>
            {own.mayApprove || own.mayRefuse ? <Deciding shown={data} onDecided={onDecided} onChanged={again} /> : null}
            {own.mayWithdraw ? <Withdrawing approvalId={approvalId} onDecided={onDecided} onChanged={again} /> : null}
          </>
        ) : null
      }
    >
      {data ? (
        <Effect shown={data} />
      ) : error && !loading ? (
        <ErrorNotice {...errorNoticeOf(error)} onRetry={again} />
      ) : (
        <Skeleton rows={6} />
      )}
    </Sheet>
  )
}

function Effect({ shown: { approval, effect, now } }: { shown: Shown }) {
  const { by, at, note, untilAt, status, decision, outcome, text, cost } = approval
  const today = businessDayOf(now)
  const isOpen = status === 'open'
  const why = isOpen ? whyNot(approval) : null
  return (
    <>
      {(effect?.sentences ?? [text]).map((sentence) => (
        <View key={sentence} className={styles.sentence}>
          {sentence}
        </View>
      ))}
      {effect && effect.changes.length > 0 ? (
        <View className={styles.sentence}>改动 {effect.changes.length} 处，逐条对比在运营台看</View>
      ) : null}
      {effect?.problems.map((problem) => (
        <Notice key={problem} tone="danger">
          {problem}
        </Notice>
      ))}
      <View className={styles.facts}>
        <Card inset="rows">
          <ListRow title="花多少" value={costText(effect?.cost ?? cost)} valueTone="strong" />
          <ListRow title={`${by} 提的`} note={note} value={momentText(at, today)} />
          {isOpen && untilAt !== null ? (
            <ListRow title="没有人批准就作废" value={dayText(businessDayOf(untilAt))} />
          ) : null}
          {decision ? (
            <ListRow title={`${decision.by} 决定的`} note={decision.note ?? undefined} value={stateText(status)} />
          ) : null}
          {outcome?.code ? (
            <ListRow title="没有办成的原因" note={errorText({ code: outcome.code as ErrorCode }).text} />
          ) : null}
        </Card>
      </View>
      {why ? <Notice tone="info">{why}</Notice> : null}
    </>
  )
}

interface DecidingProps {
  shown: Shown
  onDecided: (words: string) => void
  onChanged: () => void
}

function Deciding({ shown: { approval, effect }, onDecided, onChanged }: DecidingProps) {
  const { approvalId, own } = approval
  const [note, setNote] = useState('')
  // The effect has changed since it was read, so the sheet shows the new one.
  const approve = useMutation('approval.approve', {
    onDone: ({ approval: { status } }) => onDecided(stateText(status)),
    onError: onChanged,
  })
  const refuse = useMutation('approval.refuse', { onDone: () => onDecided('没有批准'), onError: onChanged })
  const isRunning = approve.running || refuse.running
  const error = approve.error ?? refuse.error
  const isPossible = own.mayApprove && effect !== null && effect.problems.length === 0
  return (
    <>
      {own.mayRefuse ? (
        <Field label="不批准的理由" value={note} onChange={setNote} placeholder="提的人看得到" maxLength={100} />
      ) : null}
      {error ? <Notice tone="danger">{problemText(error)}</Notice> : null}
      <View className={styles.acts}>
        <Button
          kind="quiet"
          disabled={!own.mayRefuse || note.trim() === '' || isRunning}
          loading={refuse.running}
          onClick={() => void refuse.run({ approvalId, note: note.trim() })}
        >
          不批准
        </Button>
        <Button
          disabled={!isPossible || isRunning}
          loading={approve.running}
          onClick={() => {
            if (effect) void approve.run({ approvalId, seen: effect.seen })
          }}
        >
          批准
        </Button>
      </View>
    </>
  )
}

interface WithdrawingProps {
  approvalId: string
  onDecided: (words: string) => void
  onChanged: () => void
}

/** Whoever asked for it may take it back while nobody has decided. */
function Withdrawing({ approvalId, onDecided, onChanged }: WithdrawingProps) {
  const withdraw = useMutation('approval.withdraw', {
    onDone: ({ approval: { status } }) => onDecided(stateText(status)),
    onError: onChanged,
  })
  return (
    <>
      {withdraw.error ? <Notice tone="danger">{problemText(withdraw.error)}</Notice> : null}
      <Button kind="quiet" loading={withdraw.running} onClick={() => void withdraw.run({ approvalId })}>
        撤回我提的这一件
      </Button>
    </>
  )
}
