import { Button } from 'antd'
import { useState } from 'react'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Facts } from '../../ui/Page'
import { grouped, momentText, money } from '../../ui/words'
import { byReason, ReasonRows } from './Report'

type Imported = ActionOutput<'import.list'>['imports'][number]
type Undone = ActionOutput<'import.previewUndo'>

/** Undoes a whole import: first shows what would be removed, what would stay and why, then does it with a reason. */
export function UndoImport({ imported }: { imported: Imported }) {
  const [isOpen, setOpen] = useState(false)
  const { undo, purchasesAdded } = imported
  const isLeft = undo === null ? purchasesAdded > 0 : !undo.isDone || undo.keptRows > 0
  if (!isLeft) return null
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {undo?.isDone === false ? '接着撤销' : '撤销'}
      </Button>
      {isOpen && <UndoDialog imported={imported} onClose={() => setOpen(false)} />}
    </>
  )
}

function UndoDialog({ imported: { importId, startedAt }, onClose }: { imported: Imported; onClose(): void }) {
  const asked = useAsk('import.previewUndo', { importId })
  const undo = useAct('import.undo')
  const [isGoing, setGoing] = useState(false)
  const would = asked.answer
  const act = async (note: string): Promise<boolean> => {
    setGoing(true)
    for (;;) {
      const answer = await undo.run({ importId, note })
      if (answer === null || answer.isDone) {
        setGoing(false)
        return answer !== null
      }
    }
  }
  return (
    <ActDialog
      title={`撤销 ${momentText(startedAt)} 的导入`}
      verb={would ? `收回 ${grouped(would.purchases)} 笔消费` : '收回'}
      isOpen
      onClose={onClose}
      act={act}
      isRunning={isGoing}
      error={undo.error}
      missing={would ? null : '先看会收回什么'}
      isDestructive
    >
      <Answer asked={asked} lines={5}>
        {(answer) => <Would {...answer} />}
      </Answer>
    </ActDialog>
  )
}

function Would({ purchases, amountFen, keptRows, kept, isComplete, ...members }: Undone) {
  const { membersEnded, membersSignedIn, membersInUse } = members
  const stay = membersSignedIn + membersInUse
  return (
    <>
      <p>收回以后，就像没有导过：积分、成长值和等级跟着回去。同一份文件可以再导。</p>
      <Facts
        facts={[
          ['收回消费', `${grouped(purchases)} 笔，${money(amountFen)}`],
          ['结束会员', `${grouped(membersEnded)} 位，文件建立的、没有人用过的`],
          ...(stay > 0 ? ([['留下会员', `${grouped(stay)} 位，已经登录过小程序，或还有别的记录`]] as const) : []),
          ['留着的行', keptRows === 0 ? '没有' : `${grouped(keptRows)} 行，后来的事要靠它`],
        ]}
      />
      {!isComplete && <p className="warned">文件太长，只试算了前面一部分；撤销会做完全部</p>}
      {keptRows > 0 && <ReasonRows name="留着的行" reasons={byReason(kept)} />}
    </>
  )
}
