import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { useStores } from '../../people/staff/use-stores'
import { Answer } from '../../ui/Answer'
import { optionTitle } from '../../ui/form/field-words'
import { momentText, money } from '../../ui/words'

type History = ActionOutput<'coupon.history'>
type Entry = History['entries'][number]

const CHANGES: Record<Entry['change'], string> = {
  issued: '发给会员',
  locked: '收银台预留',
  unlocked: '收银台放开',
  redeemed: '用掉',
  reversed: '退回来',
  expired: '过期',
  voided: '作废',
}
/** What the system writes where a person would give a reason or a name. */
const SYSTEM_WORDS: Readonly<Record<string, string>> = {
  lapsed: '预留的时间到了',
  'tier-lost': '系统',
  'promise-undone': '系统',
}

/** Everything that happened to a coupon: when, where, who and why. */
export function CouponHistory({ couponId }: { couponId: string }) {
  const asked = useAsk('coupon.history', { couponId })
  const { nameOf } = useStores()
  return (
    <div className="tinted small">
      <Answer asked={asked} lines={3}>
        {({ entries, coupon }) => (
          <ol className="plain-list">
            {entries.map((entry) => (
              <li key={entry.seq}>
                <span className="line">
                  <strong>{CHANGES[entry.change]}</strong>
                  <span className="soft">{momentText(entry.at)}</span>
                </span>
                {factsOf(entry, coupon.way, nameOf).join(' · ')}
              </li>
            ))}
          </ol>
        )}
      </Answer>
    </div>
  )
}

function factsOf(entry: Entry, way: string, nameOf: (storeId: string) => string): string[] {
  const { change, storeId, actorId, actorName, discountFen, note } = entry
  // The note of the first entry is what the coupon was given for, as the records name it.
  if (change === 'issued') return [optionTitle(way)]
  const who = actorName ?? (actorId === null ? null : (SYSTEM_WORDS[actorId] ?? actorId))
  return [
    storeId === null ? null : nameOf(storeId),
    who,
    discountFen === null ? null : `减 ${money(discountFen)}`,
    note === null ? null : (SYSTEM_WORDS[note] ?? `“${note}”`),
  ].filter((part) => part !== null)
}
