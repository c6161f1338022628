import { View } from '@tarojs/components'
import { useState } from 'react'
import { businessDayOf } from '#shared/kernel/business-day'
import { errorNoticeOf, refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { useQuery } from '../../../api/use-query'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { Field } from '../../../ui/Field'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import { Section } from '../../../ui/Section'
import { Sheet } from '../../../ui/Sheet'
import { Skeleton } from '../../../ui/Skeleton'
import { dayText } from '../../../ui/time-text'
import { BondSignals } from './BondSignals'
import styles from './CaseSheet.module.scss'
import type { ReviewCase } from './review-text'

interface Props {
  held: ReviewCase
  by: string
  onClose: () => void
  onDecided: (words: string) => void
}

/** The friends of one case with the reasons, and one decision for all who wait. */
export function CaseSheet({ held, by, onClose, onDecided }: Props) {
  const { caseId } = held
  const { data, error, loading, refresh } = useQuery('referral.getCase', { caseId }, { refreshOnShow: false })
  const waiting = data?.case.open ?? held.open
  return (
    <Sheet
      open
      title={held.title}
      onClose={onClose}
      footer={data && waiting > 0 ? <Deciding caseId={caseId} by={by} onDecided={onDecided} /> : null}
    >
      {data ? (
        <>
          {data.bonds.map((bond) => (
            <BondSignals key={bond.bondId} bond={bond} />
          ))}
          {data.nextAfterBondId ? <View className={styles.more}>先处理这些，其余的会接着列出来</View> : null}
          <Decisions decisions={data.decisions} />
        </>
      ) : error && !loading ? (
        <ErrorNotice {...errorNoticeOf(error)} onRetry={() => void refresh()} />
      ) : (
        <Skeleton rows={6} />
      )}
    </Sheet>
  )
}

function Deciding({ caseId, by, onDecided }: Pick<Props, 'by' | 'onDecided'> & { caseId: string }) {
  const [note, setNote] = useState('')
  const deciding = useMutation('referral.decideCase', {
    onDone: ({ decided, left }, { decision }) => {
      const what = decision === 'release' ? `放行了 ${decided} 位` : `${decided} 位不发放`
      onDecided(left > 0 ? `${what}，还有 ${left} 位` : what)
    },
  })
  const isReady = note.trim().length > 0
  const decide = (decision: 'release' | 'refuse') => {
    void deciding.run({ caseId, decision, note: note.trim(), by })
  }
  return (
    <>
      <Field label="理由" value={note} onChange={setNote} placeholder="会留在记录里，会员看不到" maxLength={100} />
      {deciding.error ? <Notice tone="danger">{refusalText(deciding.error)}</Notice> : null}
      <View className={styles.acts}>
        <Button kind="quiet" disabled={!isReady} loading={deciding.running} onClick={() => decide('refuse')}>
          不发放
        </Button>
        <Button disabled={!isReady} loading={deciding.running} onClick={() => decide('release')}>
          放行
        </Button>
      </View>
    </>
  )
}

interface Decision {
  decision: 'released' | 'refused'
  bonds: number
  by: string
  note: string
  at: number
}

function Decisions({ decisions }: { decisions: readonly Decision[] }) {
  if (decisions.length === 0) return null
  return (
    <Section title="处理记录">
      <Card inset="rows">
        {decisions.map(({ decision, bonds, by, note, at }) => (
          <ListRow
            key={`${at} ${by} ${decision}`}
            title={`${decision === 'released' ? '放行' : '不发放'} ${bonds} 位`}
            note={`${by}：${note}`}
            value={dayText(businessDayOf(at))}
          />
        ))}
      </Card>
    </Section>
  )
}
