import { useState } from 'react'
import { useAct } from '../../api/use-act'
import { useOwnName } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { NumberField } from '../../ui/NumberField'
import { saveText } from '../../ui/save-text'

const CODES_MAX = 1000

/** A batch of codes as a file, given out once: anybody who has the file can exchange them. */
export function CodesDialog({ templateId, isOpen, onClose }: { templateId: string; isOpen: boolean; onClose(): void }) {
  const make = useAct('coupon.generateCodes')
  const [count, setCount] = useState<number | null>(50)
  const by = useOwnName()
  return (
    <ActDialog
      title="做一批兑换码"
      verb={`做 ${count ?? 0} 个，存成文件`}
      isOpen={isOpen}
      onClose={onClose}
      isRunning={make.isRunning}
      error={make.error}
      missing={count === null || count < 1 ? '写要多少个' : null}
      act={async (note) => {
        const answer = count === null ? null : await make.run({ templateId, count, by, note })
        if (answer) saveText(`${answer.batchId}.csv`, ['兑换码', ...answer.codes].join('\r\n'))
        return answer !== null
      }}
    >
      <NumberField
        label="多少个"
        help={`一次最多 ${CODES_MAX} 个。文件里的码谁拿到都能兑换，发出去之前收好`}
        value={count}
        min={1}
        max={CODES_MAX}
        onChange={setCount}
      />
    </ActDialog>
  )
}
