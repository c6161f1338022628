import { Route, Routes } from 'react-router'
import { CodeBatches } from './CodeBatches'
import { NewCoupon } from './NewCoupon'
import { TemplateList } from './TemplateList'
import { TemplatePage } from './TemplatePage'

export default function CouponsPage() {
  return (
    <Routes>
      <Route path="new" element={<NewCoupon />} />
      <Route path=":templateId/codes" element={<CodeBatches />} />
      <Route path=":templateId/:proposalId?" element={<TemplatePage />} />
      <Route path="*" element={<TemplateList />} />
    </Routes>
  )
}
