import { Route, Routes } from 'react-router'
import { CasePage } from '../referral/CasePage'
import { EntranceSheet } from './EntranceSheet'
import { Overview } from './Overview'

export default function ChannelsPage() {
  return (
    <Routes>
      <Route path="cases/:caseId" element={<CasePage />} />
      <Route path="print" element={<EntranceSheet />} />
      <Route path="*" element={<Overview />} />
    </Routes>
  )
}
