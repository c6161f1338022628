import { Route, Routes } from 'react-router'
import { type Tab, Tabbed } from '../../ui/Tabbed'
import { MemberPrivacyPage } from './MemberPrivacyPage'
import { MonthReport } from './MonthReport'
import { Requests } from './Requests'
import { Terms } from './Terms'

const TABS: readonly Tab[] = [
  { path: 'requests', title: '请求', Tab: Requests },
  { path: 'report', title: '月报', Tab: MonthReport },
  { path: 'terms', title: '保存期限', Tab: Terms },
]

/** What members may ask of the shop about their data, and what the shop does with it. */
export default function PrivacyPage() {
  return (
    <Routes>
      <Route path="members/:memberId" element={<MemberPrivacyPage />} />
      <Route path="*" element={<Tabbed base="/privacy" title="隐私" tabs={TABS} />} />
    </Routes>
  )
}
