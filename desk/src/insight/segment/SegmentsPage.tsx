import { Route, Routes } from 'react-router'
import { SegmentEditor } from './SegmentEditor'
import { SegmentList } from './SegmentList'
import { TagPage } from './TagPage'

export default function SegmentsPage() {
  return (
    <Routes>
      <Route path="tags/:tagKey" element={<TagPage />} />
      <Route path=":segmentId" element={<SegmentEditor />} />
      <Route path="*" element={<SegmentList />} />
    </Routes>
  )
}
