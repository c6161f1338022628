import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { ListRow } from '../../ui/ListRow'
import { Page } from '../../ui/Page'
import { MemberFinder } from './MemberFinder'
import { SaleDone } from './SaleDone'
import { SaleFooter } from './SaleFooter'
import { SaleForm } from './SaleForm'
import type { Work } from './StaffScreen'
import { StoreRow } from './StoreRow'
import { useCounter } from './use-counter'

type Props = { work: Work; onToday: () => void }

export function CounterScreen({ work, onToday }: Props) {
  const { step, sale, find, scan, restart, isFinding, problem } = useCounter(work.store.storeId)
  const title = `收银台 · ${work.store.name}`
  const next = () => {
    restart()
    void scan()
  }
  if (step.kind === 'done' && sale.recorded) {
    return (
      <Page
        title={title}
        footer={
          <Button icon="scan" onClick={next}>
            下一位
          </Button>
        }
      >
        <SaleDone member={step.member} sale={sale} recorded={sale.recorded} />
      </Page>
    )
  }
  if (step.kind !== 'finding') {
    const { member } = step
    return (
      <Page title={title} footer={<SaleFooter member={member} sale={sale} onToday={onToday} />}>
        <SaleForm member={member} sale={sale} onChangeMember={restart} />
      </Page>
    )
  }
  return (
    <Page title={title}>
      <MemberFinder onScan={() => void scan()} onCode={find} busy={isFinding} problem={problem} />
      <Card inset="rows">
        <StoreRow {...work} />
        <ListRow icon="ledger" title="今日记录" onClick={onToday} />
      </Card>
    </Page>
  )
}
