import { Button } from 'antd'
import { useState } from 'react'
import { usePages } from '../../api/use-pages'
import { useStores } from '../../people/staff/use-stores'
import { Answer } from '../../ui/Answer'
import { Card, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { grouped, momentText } from '../../ui/words'
import { ExportDialog } from './ExportDialog'
import { filterText, kindTitle, statusOf } from './words'

/** Who exported what from the shop, and why. */
export function Exports() {
  const stores = useStores()
  const [isOpen, setOpen] = useState(false)
  const list = usePages(
    'export.list',
    {},
    ({ nextBeforeAt }) => (nextBeforeAt === null ? null : { beforeAt: nextBeforeAt }),
    ({ exports }) => exports,
  )
  return (
    <Card
      title="导出记录"
      hint="文件留 3 天，记录一直在"
      act={
        <Button type="primary" onClick={() => setOpen(true)}>
          导出一份
        </Button>
      }
    >
      <Answer asked={list.asked}>
        {(rows) => (
          <Rows
            name="导出记录"
            rows={rows}
            keyOf={({ exportId }) => exportId}
            linkOf={({ exportId }) => `/data/exports/${exportId}`}
            empty="还没有导出过"
            more={list.more}
            columns={[
              { title: '内容', of: ({ kind }) => kindTitle(kind) },
              { title: '范围', of: (made) => <span className="soft">{filterText(made, stores.nameOf)}</span> },
              {
                title: '谁，为什么',
                of: ({ by, reason }) => (
                  <>
                    {by}
                    <small>“{reason}”</small>
                  </>
                ),
              },
              { title: '时间', of: ({ startedAt }) => momentText(startedAt), isExtra: true },
              { title: '行数', of: ({ rows: count }) => grouped(count), isFigure: true },
              {
                title: '状态',
                of: ({ status }) => {
                  const [tone, word] = statusOf(status)
                  return <Status tone={tone}>{word}</Status>
                },
              },
            ]}
          />
        )}
      </Answer>
      <ExportDialog isOpen={isOpen} onClose={() => setOpen(false)} />
    </Card>
  )
}
