import { useState } from 'react'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { grouped } from '../../../ui/figures'
import { Notice } from '../../../ui/Notice'
import { Sheet } from '../../../ui/Sheet'
import type { PickUpView } from './shop-text'

/** `onChanged`: also where it was refused, because it may have been collected or given back by now. */
type Props = { pickUp: PickUpView; onChanged: () => void }

/** Gives it up, asked once because somebody else may take the last one. */
export function CancelPickUp({ pickUp: { pickUpId, title, pointsPaid }, onChanged }: Props) {
  const [isAsking, setIsAsking] = useState(false)
  const cancel = useMutation('points-shop.cancel', {
    onDone: () => {
      setIsAsking(false)
      onChanged()
    },
    onError: onChanged,
  })
  return (
    <>
      <Button kind="plain" onClick={() => setIsAsking(true)}>
        不要了，退回 {grouped(pointsPaid)} 积分
      </Button>
      <Sheet
        open={isAsking}
        title={`不要${title}了？`}
        onClose={() => setIsAsking(false)}
        footer={
          <>
            {cancel.error ? <Notice tone="danger">{refusalText(cancel.error)}</Notice> : null}
            <Button kind="danger" loading={cancel.running} onClick={() => void cancel.run({ pickUpId })}>
              退回 {grouped(pointsPaid)} 积分
            </Button>
          </>
        }
      >
        积分马上退回原来的批次，到期的日子不变。店里不再给你留着。
      </Sheet>
    </>
  )
}
