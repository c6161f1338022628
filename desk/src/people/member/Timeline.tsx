import { useState } from 'react'
import { Link } from 'react-router'
import { ENTRY_WORDS } from '#shared/ledger/points/entry-words'
import { recordsOfMerge } from '#shared/ledger/points/merge-records'
import type { ActionOutput } from '../../api/request'
import { usePages } from '../../api/use-pages'
import { PurchaseRows } from '../../till/purchase/PurchaseRows'
import { Answer, Failed } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, momentText, shortId, signed } from '../../ui/words'
import { useStores } from '../staff/use-stores'
import { ReverseDialog } from './ReverseDialog'

type Entry = Ledger['entries'][number]
type Ledger = ActionOutput<'points.listLedger'>

/** A reason of a later release may come, and then its kind is said. */
const REASONS: Readonly<Record<string, string>> = ENTRY_WORDS
const KINDS: Record<Entry['kind'], string> = {
  earn: '得积分',
  spend: '花积分',
  expire: '到期',
  adjust: '人工调整',
  reverse: '撤销',
  transfer: '转移',
}

/** Changes of the points with their reasons, or the purchases; both newest first. */
export function Timeline({ memberId, newest }: { memberId: string; newest: Ledger }) {
  const [shown, setShown] = useState<'points' | 'purchases'>('points')
  const isOpen = shown === 'purchases'
  const purchases = usePages(
    'purchase.listOfMember',
    isOpen ? { memberId } : null,
    ({ nextBeforeAt }) => (nextBeforeAt === null ? null : { memberId, beforeAt: nextBeforeAt }),
    (page) => page.purchases,
  )
  return (
    <Card title="往来" hint="积分为什么变，都在这里">
      <div className="chips">
        <button type="button" className="chip" aria-pressed={shown === 'points'} onClick={() => setShown('points')}>
          积分
        </button>
        <button
          type="button"
          className="chip"
          aria-pressed={shown === 'purchases'}
          onClick={() => setShown('purchases')}
        >
          消费
        </button>
      </div>
      {shown === 'points' ? (
        <Points memberId={memberId} newest={newest} />
      ) : (
        <Answer asked={purchases.asked} lines={10}>
          {(rows) => <PurchaseRows name="消费" rows={rows} more={purchases.more} empty="还没有消费" />}
        </Answer>
      )}
    </Card>
  )
}

/** The newest came with the page; what is older is asked for when it is wanted. */
function Points({ memberId, newest: { entries, nextBeforeSeq } }: { memberId: string; newest: Ledger }) {
  const [isOpen, setOpen] = useState(false)
  const older = usePages(
    'points.listLedger',
    isOpen && nextBeforeSeq !== null ? { memberId, beforeSeq: nextBeforeSeq } : null,
    (page) => (page.nextBeforeSeq === null ? null : { memberId, beforeSeq: page.nextBeforeSeq }),
    (page) => page.entries,
  )
  const [reversed, setReversed] = useState<Entry | null>(null)
  const atFirst = { has: nextBeforeSeq !== null, isAsking: older.more.isAsking, ask: () => setOpen(true) }
  return (
    <>
      <Rows
        name="积分明细"
        rows={[...entries, ...(older.asked.answer ?? [])]}
        keyOf={({ entryId }) => entryId}
        empty="还没有积分变动"
        more={older.asked.answer === undefined ? atFirst : older.more}
        columns={[
          { title: '时间', of: ({ at }) => <span className="soft">{momentText(at)}</span> },
          { title: '事情和理由', of: (entry) => <What entry={entry} /> },
          {
            title: '积分',
            of: ({ points }) => <span className={points > 0 ? 'good' : ''}>{signed(points)}</span>,
            isFigure: true,
          },
          {
            title: '成长值',
            of: ({ growth }) => (growth === 0 ? '' : signed(growth)),
            isFigure: true,
            isExtra: true,
          },
          {
            title: '余额',
            of: ({ balanceAfter }) => (typeof balanceAfter === 'number' ? grouped(balanceAfter) : '–'),
            isFigure: true,
          },
          {
            title: '操作',
            of: (entry) =>
              entry.kind === 'earn' || entry.kind === 'adjust' ? (
                <button type="button" className="link-button" onClick={() => setReversed(entry)}>
                  撤销
                </button>
              ) : null,
            isFigure: true,
          },
        ]}
      />
      {older.asked.error && <Failed error={older.asked.error} again={older.asked.again} />}
      <ReverseDialog entry={reversed} onClose={() => setReversed(null)} />
    </>
  )
}

function What({ entry }: { entry: Entry }) {
  const { kind, reason, note, storeId } = entry
  const stores = useStores()
  const other = otherRecordOf(entry)
  return (
    <>
      <strong>{whatOf(kind, REASONS[reason])}</strong>
      <small>
        {[note === null ? null : `“${note}”`, storeId === null ? null : stores.nameOf(storeId)]
          .filter((part) => part !== null)
          .join(' · ')}
        {other && (
          <>
            {other.word} <Link to={`/members/${other.memberId}`}>{shortId(other.memberId)}</Link>
          </>
        )}
      </small>
    </>
  )
}

/** From whom, or to whom, a merge has moved what the record had. */
function otherRecordOf({ entryId, reason }: Entry): { word: string; memberId: string } | null {
  const merge = recordsOfMerge(entryId.slice(reason.length + 1))
  if (merge === null) return null
  if (reason === 'merge-in') return { word: '从', memberId: merge.from }
  return reason === 'merge-out' ? { word: '转到', memberId: merge.into } : null
}

/** What took an earlier entry back says so, beside what that was. */
function whatOf(kind: Entry['kind'], reason: string | undefined): string {
  if (reason === undefined) return KINDS[kind]
  const isSaid = reason === ENTRY_WORDS.refund || reason === ENTRY_WORDS.reversal
  return kind === 'reverse' && !isSaid ? `撤销：${reason}` : reason
}
