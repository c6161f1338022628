import { Button } from 'antd'
import { useState } from 'react'
import { nextPosition } from '../../api/next-position'
import type { ActionOutput } from '../../api/request'
import { usePages } from '../../api/use-pages'
import { useRight, useShopNow } from '../../frame/use-person'
import { ExportDialog } from '../../front/export/ExportDialog'
import { Answer } from '../../ui/Answer'
import { Card } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { dayText, momentText, shortId } from '../../ui/words'
import { foundBy, MINUTE_MS } from './found-by'

const CAUSES = { review: '条件变了', withdrawn: '撤回了同意', gone: '不再是会员' } as const

const EMPTY: Record<State, string> = {
  building: '还没有找完',
  failed: '找人没有做完，夜里会再找一遍',
  ready: '现在没有会员',
  ending: '正在结束',
}
type State = ActionOutput<'segment.get'>['segment']['state']

export function SegmentMembers({ segmentId, state, savedAt }: { segmentId: string; state: State; savedAt: number }) {
  const minutes = Math.ceil((foundBy(savedAt) - useShopNow()) / MINUTE_MS)
  const isBuilding = state === 'building'
  const list = usePages(
    'segment.listMembers',
    { segmentId },
    ({ nextAfterId }) => (nextAfterId === null ? null : { segmentId, afterId: nextAfterId }),
    ({ members }) => members,
  )
  const mayExport = useRight('exports')
  const [isExporting, setExporting] = useState(false)
  const changes = usePages(
    'segment.listChanges',
    { segmentId },
    (page) => {
      const position = nextPosition(page)
      return position && { segmentId, ...position }
    },
    ({ changes: rows }) => rows,
  )
  return (
    <>
      <Card
        title="现在的会员"
        hint={isBuilding && (minutes > 0 ? `正在找人，约 ${minutes} 分钟后找完，这里自己更新` : '正在找人，马上就好')}
        act={
          mayExport && (
            <span className="acts">
              {isBuilding && <span className="soft small">导出按条件现找，不用等</span>}
              <Button size="small" onClick={() => setExporting(true)}>
                导出名单
              </Button>
            </span>
          )
        }
      >
        <Answer asked={list.asked}>
          {(rows) => (
            <Rows
              name="现在的会员"
              rows={rows}
              keyOf={({ memberId }) => memberId}
              linkOf={({ memberId }) => `/members/${memberId}`}
              empty={EMPTY[state]}
              more={list.more}
              columns={[
                { title: '会员', of: ({ displayName }) => displayName },
                { title: '从哪天起', of: ({ sinceDay }) => dayText(sinceDay), isFigure: true },
              ]}
            />
          )}
        </Answer>
      </Card>
      <ExportDialog
        isOpen={isExporting}
        onClose={() => setExporting(false)}
        initial={{ kind: 'segments', segmentId }}
      />
      <Card title="进来和离开">
        <Answer asked={changes.asked}>
          {(rows) => (
            <Rows
              name="进来和离开"
              rows={rows}
              keyOf={({ memberId, at, kind }) => `${memberId}:${at}:${kind}`}
              linkOf={({ memberId }) => `/members/${memberId}`}
              empty="还没有人进来或离开"
              more={changes.more}
              columns={[
                { title: '会员', of: ({ memberId }) => shortId(memberId) },
                { title: '怎么了', of: ({ kind, cause }) => (kind === 'entered' ? '进来' : `离开，${CAUSES[cause]}`) },
                { title: '时间', of: ({ at }) => momentText(at), isFigure: true },
              ]}
            />
          )}
        </Answer>
      </Card>
    </>
  )
}
