import { Route, Routes } from 'react-router'
import { FindPage } from './FindPage'
import { MemberPage } from './MemberPage'

export default function MembersPage() {
  return (
    <Routes>
      <Route path=":memberId" element={<MemberPage />} />
      <Route path="*" element={<FindPage />} />
    </Routes>
  )
}
