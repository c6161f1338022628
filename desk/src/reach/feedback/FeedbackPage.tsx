import { Route, Routes } from 'react-router'
import { useRight } from '../../frame/use-person'
import { type Tab, Tabbed } from '../../ui/Tabbed'
import { Results } from '../question/Results'
import { TicketPage } from './TicketPage'
import { AllTickets, Waiting } from './Tickets'
import { Voice } from './Voice'

const TICKETS: readonly Tab[] = [
  { path: 'waiting', title: '等着办的', Tab: Waiting },
  { path: 'all', title: '所有意见', Tab: AllTickets },
]
const FIGURES: readonly Tab[] = [
  { path: 'voice', title: '用户声音', Tab: Voice },
  { path: 'questions', title: '问卷', Tab: Results },
]

/** What members say to the shop: tickets with their clocks, the figures of a week, and what they answer. */
export default function FeedbackPage() {
  const tabs = [...(useRight('members') ? TICKETS : []), ...(useRight('reports') ? FIGURES : [])]
  return (
    <Routes>
      <Route path="tickets/:feedbackId" element={<TicketPage />} />
      <Route path="*" element={<Tabbed base="/feedback" title="会员意见" tabs={tabs} />} />
    </Routes>
  )
}
