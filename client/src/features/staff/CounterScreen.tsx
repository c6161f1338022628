import { Button } from '../../ui/Button'
import { Page } from '../../ui/Page'
import { MemberFinder } from './MemberFinder'
import { SaleDone } from './SaleDone'
import { SaleFooter, SaleForm } from './SaleForm'
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
          <Button icon="scan" disabled={sale.isUndoing} onClick={next}>
            下一位
          </Button>
        }
      >
        <SaleDone member={step.member} sale={sale} recorded={sale.recorded} />
      </Page>
    )
  }
  if (step.kind !== 'finding') {
    return (
      <Page title={title} footer={<SaleFooter member={step.member} sale={sale} />}>
        <SaleForm member={step.member} sale={sale} onChangeMember={restart} onToday={onToday} />
      </Page>
    )
  }
  return (
    <Page
      title={title}
      footer={
        <Button kind="plain" icon="ledger" onClick={onToday}>
          今日记录
        </Button>
      }
    >
      <MemberFinder onScan={() => void scan()} onCode={find} busy={isFinding} problem={problem} />
      <StoreRow {...work} />
    </Page>
  )
}
