import { Button } from 'antd'
import { useState } from 'react'
import { Route, Routes } from 'react-router'
import { usePages } from '../../api/use-pages'
import { Answer } from '../../ui/Answer'
import { Card, Page, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, momentText } from '../../ui/words'
import { blankForm } from './draft'
import { OccasionDialog } from './OccasionDialog'
import { OneOccasion } from './OneOccasion'
import { STATUSES } from './words'

export default function OccasionsPage() {
  return (
    <Routes>
      <Route path=":occasionId" element={<OneOccasion />} />
      <Route path="*" element={<AllOccasions />} />
    </Routes>
  )
}

function AllOccasions() {
  const { asked, more } = usePages(
    'booking.listOccasions',
    {},
    ({ nextBeforeAt }) => (nextBeforeAt === null ? null : { beforeAt: nextBeforeAt }),
    ({ occasions }) => occasions,
  )
  const [isPlanning, setPlanning] = useState(false)
  return (
    <Page
      title="活动"
      hint="品鉴、课程：会员在小程序报名，店员扫码放人"
      acts={
        <Button type="primary" onClick={() => setPlanning(true)}>
          安排一个活动
        </Button>
      }
    >
      <Card>
        <Answer asked={asked} lines={6}>
          {(rows) => (
            <Rows
              name="活动"
              rows={rows}
              keyOf={({ occasionId }) => occasionId}
              linkOf={({ occasionId }) => `/occasions/${occasionId}`}
              empty="还没有安排过活动"
              more={more}
              columns={[
                { title: '活动', of: ({ title }) => title },
                { title: '时间', of: ({ startsAt }) => momentText(startsAt) },
                {
                  title: '状态',
                  of: ({ status }) => <Status tone={STATUSES[status].tone}>{STATUSES[status].word}</Status>,
                },
                { title: '报名', of: ({ taken, places }) => `${grouped(taken)} / ${grouped(places)}`, isFigure: true },
                { title: '候补', of: ({ waiting }) => grouped(waiting), isFigure: true, isExtra: true },
                { title: '到场', of: ({ attended }) => grouped(attended), isFigure: true },
              ]}
            />
          )}
        </Answer>
      </Card>
      {isPlanning && <OccasionDialog changes={null} initial={blankForm()} onClose={() => setPlanning(false)} />}
    </Page>
  )
}
