import { Button } from 'antd'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { type ActionOutput, ApiError, request } from '../../api/request'
import { ActDialog } from '../../ui/ActDialog'
import { Card, Facts } from '../../ui/Page'
import { saveText } from '../../ui/save-text'
import { grouped } from '../../ui/words'
import { recordLines } from './record-lines'

type StoredRecord = ActionOutput<'privacy.readRecord'>

/** A member's copy, as the phone shows it: requested with a reason, read here, printed or saved. */
export function RecordCopy({ memberId }: { memberId: string }) {
  const [isAsking, setAsking] = useState(false)
  const [isRunning, setRunning] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const [copy, setCopy] = useState<StoredRecord | null>(null)
  const [isWhole, setWhole] = useState(false)
  const print = () => {
    // A closed part would not be printed.
    flushSync(() => setWhole(true))
    window.print()
  }
  const read = async (note: string) => {
    setRunning(true)
    setError(null)
    try {
      setCopy(await wholeRecord(memberId, note))
      return true
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      setError(failure)
      return false
    } finally {
      setRunning(false)
    }
  }
  return (
    <Card
      title="资料副本"
      hint="和会员自己在手机上看到的一样"
      act={
        copy && (
          <span className="acts no-print">
            <Button size="small" onClick={print}>
              打印
            </Button>
            <Button size="small" onClick={() => saveText(`${memberId}.json`, JSON.stringify(copy, null, 2), 'json')}>
              存成 JSON
            </Button>
          </span>
        )
      }
    >
      {copy ? (
        <Copy copy={copy} isWhole={isWhole} />
      ) : (
        <div className="empty">
          <p>看副本要写原因，会留在审计里</p>
          <Button onClick={() => setAsking(true)}>看副本</Button>
        </div>
      )}
      <ActDialog
        title="看这位会员的资料副本"
        verb="看副本"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        isRunning={isRunning}
        error={error}
        act={read}
      >
        <p>给本人以前，先确认是本人。副本里有消费、来访和标签，不要发在群里。</p>
      </ActDialog>
    </Card>
  )
}

function Copy({ copy: { sections, hidden }, isWhole }: { copy: StoredRecord; isWhole: boolean }) {
  return (
    <>
      {sections
        .filter(({ count }) => count > 0)
        .map(({ kind, title, count, records }) => (
          <details key={kind} className="copy-section" open={isWhole}>
            <summary>
              <strong>{title}</strong> <span className="soft small">{grouped(count)} 条</span>
            </summary>
            {records.map((record, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: records of a copy never move
              <div key={index} className="copy-record">
                <Facts facts={recordLines(record)} />
              </div>
            ))}
          </details>
        ))}
      <details className="copy-section" open={isWhole}>
        <summary>
          <strong>没有列出的</strong> <span className="soft small">{hidden.length} 类</span>
        </summary>
        <Facts facts={hidden.map(({ title, why }) => [title, why] as const)} />
      </details>
    </>
  )
}

/** All pages of the copy: kinds that one reply does not hold are asked for separately. @throws ApiError */
async function wholeRecord(memberId: string, note: string): Promise<StoredRecord> {
  const whole = await request('privacy.readRecord', { memberId, note })
  const sections: StoredRecord['sections'] = []
  for (const first of whole.sections) {
    const records = [...first.records]
    let from = first.nextFrom
    while (from !== null) {
      const rest = await request('privacy.readRecord', { memberId, note, kind: first.kind, from })
      const [page] = rest.sections
      records.push(...(page?.records ?? []))
      from = page?.nextFrom ?? null
    }
    sections.push({ ...first, records, isComplete: true, nextFrom: null })
  }
  return { ...whole, sections }
}
