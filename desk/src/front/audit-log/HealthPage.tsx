import { AlertsTab } from '../../base/job/AlertsTab'
import { JobsTab } from '../../base/job/JobsTab'
import { UpgradeTab } from '../../base/migration/UpgradeTab'
import { CostTab } from '../../insight/cost/CostTab'
import { Tabbed } from '../../ui/Tabbed'
import { DoctorTab } from '../doctor/DoctorTab'
import { AuditTab } from './AuditTab'

const TABS = [
  { path: 'alerts', title: '提醒', Tab: AlertsTab },
  { path: 'doctor', title: '体检', Tab: DoctorTab },
  { path: 'audit', title: '审计', Tab: AuditTab },
  { path: 'jobs', title: '任务', Tab: JobsTab },
  { path: 'upgrade', title: '升级', Tab: UpgradeTab },
  { path: 'cost', title: '花费', Tab: CostTab },
] as const

export default function HealthPage() {
  return <Tabbed base="/health" title="审计与健康" tabs={TABS} />
}
