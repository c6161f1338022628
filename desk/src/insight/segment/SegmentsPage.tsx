import { Route, Routes } from 'react-router'
import { SegmentEditor } from './SegmentEditor'
import { SegmentList } from './SegmentList'

export default function SegmentsPage() {
  return (
    <Routes>
      <Route path=":segmentId" element={<SegmentEditor />} />
      <Route path="*" element={<SegmentList />} />
    </Routes>
  )
}
