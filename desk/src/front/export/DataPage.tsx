import { Route, Routes } from 'react-router'
import { useRight } from '../../frame/use-person'
import { Imports } from '../../till/import/Imports'
import { ImportWizard } from '../../till/import/ImportWizard'
import { Purchases } from '../../till/purchase/Purchases'
import { TillKeys } from '../../till/till-key/TillKeys'
import { type Tab, Tabbed } from '../../ui/Tabbed'
import { ExportPage } from './ExportPage'
import { Exports } from './Exports'

const TABS: readonly (Tab & { right: 'money' | 'exports' | 'members' })[] = [
  { path: 'imports', title: '导入', Tab: Imports, right: 'money' },
  { path: 'purchases', title: '消费和退款', Tab: Purchases, right: 'members' },
  { path: 'exports', title: '导出', Tab: Exports, right: 'exports' },
  { path: 'keys', title: '收银机密钥', Tab: TillKeys, right: 'money' },
]

/** Files that come in, files that go out, and the tills that report by themselves. */
export default function DataPage() {
  const may = { money: useRight('money'), exports: useRight('exports'), members: useRight('members') }
  return (
    <Routes>
      <Route path="import" element={<ImportWizard />} />
      <Route path="exports/:exportId" element={<ExportPage />} />
      <Route path="*" element={<Tabbed base="/data" title="数据" tabs={TABS.filter(({ right }) => may[right])} />} />
    </Routes>
  )
}
