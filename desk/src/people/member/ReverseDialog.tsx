import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { ActDialog } from '../../ui/ActDialog'
import { signed } from '../../ui/words'

type Entry = ActionOutput<'points.listLedger'>['entries'][number]

export function ReverseDialog({ entry, onClose }: { entry: Entry | null; onClose(): void }) {
  const reverse = useAct('points.reverse')
  return (
    <ActDialog
      title="撤销这一笔"
      verb={entry ? `撤销 ${signed(entry.points)} 积分` : '撤销'}
      isOpen={entry !== null}
      onClose={onClose}
      isRunning={reverse.isRunning}
      error={reverse.error}
      isDestructive
      act={async (note) => entry !== null && (await reverse.run({ entryId: entry.entryId, note })) !== null}
    >
      <p>整笔反过来记一笔，原来那笔还在。积分已经花掉的，会变成欠着的积分，从以后的积分里扣。</p>
    </ActDialog>
  )
}
