import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { Page } from '../../../ui/Page'
import { MemberFinder } from './MemberFinder'
import { QuoteBody } from './QuoteBody'
import { QuoteFooter } from './QuoteFooter'
import { SaleDone } from './SaleDone'
import { SaleFooter } from './SaleFooter'
import { SaleForm } from './SaleForm'
import type { Work } from './StaffScreen'
import { StoreRow } from './StoreRow'
import { useCounter } from './use-counter'

type Props = { work: Work; onToday: () => void }

export function CounterScreen({ work, onToday }: Props) {
  const { sale, isTyping, find, scan, scanAgain, toQuote, toAmount, problem } = useCounter(work.store.storeId)
  const { preview, confirmed, clear } = sale
  const title = `收银台 · ${work.store.name}`
  if (!preview) {
    return (
      <Page title={title}>
        <MemberFinder onScan={() => void scan()} onCode={find} busy={sale.isPricing} problem={problem} />
        <Card inset="rows">
          <StoreRow {...work} />
          <ListRow icon="ledger" title="今日记录" onClick={onToday} />
        </Card>
      </Page>
    )
  }
  if (confirmed) {
    const next = () => {
      clear()
      void scan()
    }
    return (
      <Page
        title={title}
        footer={
          <Button icon="scan" onClick={next}>
            下一位
          </Button>
        }
      >
        <SaleDone member={preview.member} confirmed={confirmed} />
      </Page>
    )
  }
  const { quote, member } = preview
  if (isTyping || !quote) {
    return (
      <Page title={title} footer={<SaleFooter sale={sale} onQuote={() => void toQuote()} onScanAgain={scanAgain} />}>
        <SaleForm preview={preview} sale={sale} onChangeMember={clear} />
      </Page>
    )
  }
  return (
    <Page
      title={title}
      footer={
        <QuoteFooter
          quote={quote}
          multiplierPercent={member.pointsMultiplierPercent}
          sale={sale}
          onToday={onToday}
          onScanAgain={scanAgain}
        />
      }
    >
      <QuoteBody preview={preview} quote={quote} sale={sale} onAmount={toAmount} onChangeMember={clear} />
    </Page>
  )
}
