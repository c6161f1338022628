import { actText } from '../../../api/clerk-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { Sheet } from '../../../ui/Sheet'
import type { Colleague } from './TeamList'
import type { Store } from './use-my-store'

type Props = { colleague: Colleague; store: Store; onClose: () => void }

/** Asks once before removing, because it takes effect with that person's next tap. */
export function RemoveSheet({ colleague: { staffId, name }, store, onClose }: Props) {
  const removal = useMutation('staff.remove', { onDone: onClose })
  return (
    <Sheet
      open
      title={`移出${name}`}
      onClose={onClose}
      footer={
        <>
          {removal.error ? <Notice tone="danger">{actText(removal.error, '移出')}</Notice> : null}
          <Button
            kind="danger"
            loading={removal.running}
            onClick={() => void removal.run({ staffId, storeId: store.storeId })}
          >
            确认移出
          </Button>
        </>
      }
    >
      {name}马上不能再在{store.name}收银，其他门店不受影响。已经记下的消费都保留。想再加入，重新邀请就可以。
    </Sheet>
  )
}
