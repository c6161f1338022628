import { View } from '@tarojs/components'
import { useState } from 'react'
import { usualText } from '#shared/insight/incident/stand-text'
import { errorNoticeOf, refusalText } from '../../../api/refusal-text'
import { shopNow, shopToday } from '../../../api/shop-clock'
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
import { momentText } from '../../../ui/time-text'
import styles from './IncidentSheet.module.scss'
import { causeText, type Incident, incidentNote, switchNote, type WholeIncident } from './incident-text'

interface Props {
  known: Incident
  onClose: () => void
  /** Something was done: the list shows it. */
  onDone: (words: string) => void
}

/** What happened, its likely cause, what stops it, and the two acts that a person on the way can do: take it, and say that it is over. */
export function IncidentSheet({ known, onClose, onDone }: Props) {
  const { incidentId } = known
  const { data, error, loading, refresh } = useQuery('incident.get', { incidentId }, { refreshOnShow: false })
  return (
    <Sheet
      open
      title={known.title}
      onClose={onClose}
      footer={data ? <Acting incident={data.incident} onDone={onDone} /> : null}
    >
      {data ? (
        <Shown incident={data.incident} />
      ) : error && !loading ? (
        <ErrorNotice {...errorNoticeOf(error)} onRetry={() => void refresh()} />
      ) : (
        <Skeleton rows={6} />
      )}
    </Sheet>
  )
}

function Shown({ incident }: { incident: WholeIncident }) {
  const { text, place, count, expected, causes, switches, notes, recurrences, openedAt } = incident
  const today = shopToday()
  return (
    <>
      <Card inset="rows">
        <ListRow title={text} note={incidentNote(incident, shopNow())} />
        <ListRow title="数到" value={`${count} 次`} note={`平时约 ${usualText(expected)} 次`} valueTone="strong" />
        {place === null ? null : <ListRow title="在哪里" value={place} />}
        <ListRow title="开始" value={momentText(openedAt, today)} />
        {recurrences > 0 ? <ListRow title="九十天里有过" value={`${recurrences} 次`} /> : null}
      </Card>
      {causes.length > 0 ? (
        <Section title="多半因为">
          <Card inset="rows">
            {causes.map((cause) => (
              <ListRow key={cause.title} title={cause.title} note={causeText(cause)} />
            ))}
          </Card>
        </Section>
      ) : null}
      {switches.length > 0 ? (
        <Section title="要停，停这里">
          <Card inset="rows">
            {switches.map(({ kind, id, title }) => (
              <ListRow key={`${kind} ${id}`} title={title} note={switchNote(kind)} />
            ))}
          </Card>
        </Section>
      ) : null}
      {notes.length > 0 ? (
        <Section title="记下的">
          <Card inset="rows">
            {notes.map(({ at, by, text: words }) => (
              <ListRow key={`${at} ${by}`} title={words} note={`${by} · ${momentText(at, today)}`} />
            ))}
          </Card>
        </Section>
      ) : null}
    </>
  )
}

function Acting({ incident: { incidentId, state }, onDone }: { incident: WholeIncident; onDone: Props['onDone'] }) {
  const [note, setNote] = useState('')
  const owning = useMutation('incident.own', { onDone: () => onDone('归你办了') })
  const solving = useMutation('incident.solve', { onDone: () => onDone('记下了：解决了') })
  if (state !== 'open' && state !== 'owned') return null
  const error = owning.error ?? solving.error
  const isBusy = owning.running || solving.running
  return (
    <>
      <Field label="怎么解决的" value={note} onChange={setNote} placeholder="写了才能点“解决了”" maxLength={100} />
      {error ? <Notice tone="danger">{refusalText(error)}</Notice> : null}
      <View className={styles.acts}>
        <Button kind="quiet" disabled={isBusy} loading={owning.running} onClick={() => void owning.run({ incidentId })}>
          我来办
        </Button>
        <Button
          disabled={note.trim() === '' || isBusy}
          loading={solving.running}
          onClick={() => void solving.run({ incidentId, note: note.trim() })}
        >
          解决了
        </Button>
      </View>
    </>
  )
}
