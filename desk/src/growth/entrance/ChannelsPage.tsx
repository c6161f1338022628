import { Route, Routes } from 'react-router'
import { QualityPage } from '../../insight/traffic/QualityPage'
import { TrafficCasePage } from '../../insight/traffic/TrafficCasePage'
import { CasePage } from '../referral/CasePage'
import { EntranceSheet } from './EntranceSheet'
import { Overview } from './Overview'

export default function ChannelsPage() {
  return (
    <Routes>
      <Route path="cases/:caseId" element={<CasePage />} />
      <Route path="quality" element={<QualityPage />} />
      <Route path="quality/:caseId" element={<TrafficCasePage />} />
      <Route path="print" element={<EntranceSheet />} />
      <Route path="*" element={<Overview />} />
    </Routes>
  )
}
