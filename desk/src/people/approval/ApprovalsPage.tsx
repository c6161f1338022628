import { NavLink, Route, Routes } from 'react-router'
import { Page } from '../../ui/Page'
import { ApprovalList } from './ApprovalList'
import { ApprovalPage } from './ApprovalPage'

/** What one person asked for and another has to agree to. */
export default function ApprovalsPage() {
  return (
    <Routes>
      <Route path="over" element={<Lists isOpen={false} />} />
      <Route path=":approvalId" element={<ApprovalPage />} />
      <Route path="*" element={<Lists isOpen />} />
    </Routes>
  )
}

function Lists({ isOpen }: { isOpen: boolean }) {
  return (
    <Page title="待审批" hint="花钱的、改规则的、看完整手机号的，一个人提，另一个人批准">
      <nav className="tabs" aria-label="待审批">
        <NavLink to="/approvals" end>
          等批准的
        </NavLink>
        <NavLink to="/approvals/over">办过的</NavLink>
      </nav>
      <ApprovalList key={String(isOpen)} isOpen={isOpen} />
    </Page>
  )
}
