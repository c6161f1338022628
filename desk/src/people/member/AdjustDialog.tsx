import { useState } from 'react'
import { useAct } from '../../api/use-act'
import { ActDialog } from '../../ui/ActDialog'
import { NumberField } from '../../ui/NumberField'
import { grouped, signed } from '../../ui/words'
import type { Member } from './Identity'

export function AdjustDialog({ member, isOpen, onClose }: { member: Member; isOpen: boolean; onClose(): void }) {
  const adjust = useAct('points.adjust')
  const [points, setPoints] = useState<number | null>(null)
  const hasPoints = points !== null && points !== 0
  return (
    <ActDialog
      title="调积分"
      verb={hasPoints ? `调整 ${signed(points)} 积分` : '调整积分'}
      isOpen={isOpen}
      onClose={onClose}
      isRunning={adjust.isRunning}
      error={adjust.error}
      missing={hasPoints ? null : '写多少积分，减的写负数'}
      act={async (note) => {
        const done = points !== null && (await adjust.run({ memberId: member.memberId, points, note })) !== null
        if (done) setPoints(null)
        return done
      }}
    >
      <NumberField
        label="加或减多少积分"
        help={`现在 ${grouped(member.points)}，之后 ${grouped(member.points + (points ?? 0))}。会员在积分明细里看得到这一笔`}
        value={points}
        step={10}
        onChange={setPoints}
      />
    </ActDialog>
  )
}
