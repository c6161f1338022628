import { Route, Routes } from 'react-router'
import { QualityTab } from '../../insight/traffic/QualityTab'
import { TrafficCasePage } from '../../insight/traffic/TrafficCasePage'
import { Tabbed } from '../../ui/Tabbed'
import { CasePage } from '../referral/CasePage'
import { ReferralsTab } from '../referral/ReferralsTab'
import { CostsTab } from './CostsTab'
import { EntranceSheet } from './EntranceSheet'
import { Overview } from './Overview'

const TABS = [
  { path: 'report', title: '渠道', Tab: Overview },
  { path: 'costs', title: '花费', Tab: CostsTab },
  { path: 'referrals', title: '邀请', Tab: ReferralsTab },
  { path: 'quality', title: '流量质量', Tab: QualityTab },
] as const

export default function ChannelsPage() {
  return (
    <Routes>
      <Route path="cases/:caseId" element={<CasePage />} />
      <Route path="quality/:caseId" element={<TrafficCasePage />} />
      <Route path="print" element={<EntranceSheet />} />
      <Route path="*" element={<Tabbed base="/channels" title="渠道与入口" tabs={TABS} />} />
    </Routes>
  )
}
