import { useState } from 'react'
import { useAsk } from '../../api/use-ask'
import { usePages } from '../../api/use-pages'
import { atPlace, placesWith, WHOLE_SHOP } from '../../frame/places'
import { usePerson } from '../../frame/use-person'
import { Answer } from '../../ui/Answer'
import { Card, Status } from '../../ui/Page'
import { type Column, Rows } from '../../ui/Rows'
import { momentText } from '../../ui/words'
import { PlaceSelect } from './PlaceSelect'
import { kindText, saidText, standOf, type TicketRow } from './words'

/** Tickets that wait for the shop, the first due on top. */
export function Waiting() {
  const { place, choice } = usePlace()
  const asked = useAsk('feedback.listTickets', place === null ? null : { ...atPlace(place), isWaiting: true })
  return (
    <Card title="等着办的" hint="3 分以下、建议和投诉；先到期的在上面" act={choice}>
      <Answer asked={asked}>
        {({ tickets, now }) => (
          <TicketRows name="等着办的意见" tickets={withNow(tickets, now)} place={place} empty="没有等着办的意见" />
        )}
      </Answer>
    </Card>
  )
}

/** All tickets, the newest first. */
export function AllTickets() {
  const { place, choice } = usePlace()
  const listed = usePages(
    'feedback.listTickets',
    place === null ? null : { ...atPlace(place), isWaiting: false },
    ({ nextBeforeAt }) =>
      nextBeforeAt === null || place === null ? null : { ...atPlace(place), isWaiting: false, beforeAt: nextBeforeAt },
    ({ tickets, now }) => withNow(tickets, now),
  )
  return (
    <Card title="所有意见" hint="新的在上面，保存两年" act={choice}>
      <Answer asked={listed.asked}>
        {(tickets) => (
          <TicketRows name="所有意见" tickets={tickets} place={place} empty="还没有意见" more={listed.more} />
        )}
      </Answer>
    </Card>
  )
}

/** With the shop's clock of the answer that it came in. */
type ListedTicket = TicketRow & { now: number }
const withNow = (tickets: readonly TicketRow[], now: number): ListedTicket[] =>
  tickets.map((ticket) => ({ ...ticket, now }))

interface TicketRowsProps {
  name: string
  tickets: readonly ListedTicket[]
  place: string | null
  empty: string
  more?: { has: boolean; isAsking: boolean; ask(): void }
}

function TicketRows({ name, tickets, place, empty, more }: TicketRowsProps) {
  const query = place === null ? '' : `?place=${place}`
  return (
    <Rows
      name={name}
      rows={tickets}
      keyOf={({ feedbackId }) => feedbackId}
      linkOf={({ feedbackId }) => `/feedback/tickets/${encodeURIComponent(feedbackId)}${query}`}
      empty={empty}
      columns={COLUMNS}
      {...(more && { more })}
    />
  )
}

const COLUMNS: Column<ListedTicket>[] = [
  {
    title: '说了什么',
    of: (ticket) => (
      <>
        <strong>{kindText(ticket)}</strong>
        <small>{saidText(ticket) || '没有写字'}</small>
      </>
    ),
  },
  {
    title: '门店和店员',
    of: ({ storeName, staffName }) => (
      <>
        {storeName ?? '不分门店'}
        {staffName !== null && <small>{staffName}</small>}
      </>
    ),
    isExtra: true,
  },
  { title: '什么时候', of: ({ at }) => momentText(at), isFigure: true, isExtra: true },
  {
    title: '怎么样了',
    of: (ticket) => {
      const [tone, word] = standOf(ticket, ticket.now)
      return <Status tone={tone}>{word}</Status>
    },
  },
]

/** Where the person looks: the widest place first, with a choice where there is one. */
function usePlace() {
  const mine = usePerson()
  const places = placesWith('members', mine?.person ?? null, mine?.stores ?? [])
  const [chosen, setChosen] = useState<string | null>(null)
  const place = chosen ?? places[0] ?? null
  const choice =
    place === null || (places.length < 2 && place !== WHOLE_SHOP) ? null : (
      <PlaceSelect places={places} place={place} onChange={setChosen} />
    )
  return { place, choice }
}
