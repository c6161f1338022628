import { useAct } from '../../api/use-act'
import { ActDialog } from '../../ui/ActDialog'
import type { Product } from './use-catalogue'

export function OffSaleDialog({ product: { key, name }, onClose }: { product: Product; onClose(): void }) {
  const takeOff = useAct('product.takeOffSale')
  return (
    <ActDialog
      title={`下架“${name}”`}
      verb="下架"
      isOpen
      onClose={onClose}
      isRunning={takeOff.isRunning}
      error={takeOff.error}
      withReason={false}
      act={async () => (await takeOff.run({ key })) !== null}
    >
      <p>收银台不再选得到它，也不再推荐给会员。卖过的记录、会员的小票都不变；要再卖，点“修改”打开“在售”。</p>
    </ActDialog>
  )
}
