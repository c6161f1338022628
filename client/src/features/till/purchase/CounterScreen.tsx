import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { Page } from '../../../ui/Page'
import { GoodsFooter } from './GoodsFooter'
import { MemberFinder } from './MemberFinder'
import type { FoundMember } from './MemberPreview'
import { QuoteBody } from './QuoteBody'
import { QuoteFooter } from './QuoteFooter'
import { SaleDone } from './SaleDone'
import { SaleFooter } from './SaleFooter'
import { SaleForm } from './SaleForm'
import { useCounter } from './use-counter'
import type { PickedGoods } from './use-sale'

type Props = {
  store: { storeId: string; name: string }
  /** Which store this is; a clerk of several stores changes it here. */
  storeRow: ReactNode
  onToday: () => void
  /** Goods for points that a member has come for; with the code, where it was scanned here. */
  onPickUp: (code?: string) => void
  /** The goods picker; null in a shop whose catalogue is empty. */
  goods: ((picking: PickState) => ReactNode) | null
  /** This phone's copy of the catalogue is old. */
  onStaleGoods: () => void
  /** What the clerk may say first to the member in front; the sale never waits for it. */
  greeting?: (member: FoundMember) => ReactNode
  onFollowUps?: () => void
  /** What else the clerk may do for the member in front. */
  beside?: (member: FoundMember) => ReactNode
  /** What waits until the sale is over. */
  afterwards?: (member: FoundMember) => ReactNode
}

export interface PickState {
  picks: readonly PickedGoods[]
  onPicks: (picks: readonly PickedGoods[]) => void
  onAmount: () => void
  disabled: boolean
}

export function CounterScreen(props: Props) {
  const { store, storeRow, onToday, onPickUp, goods, onStaleGoods, greeting, onFollowUps, beside, afterwards } = props
  const counter = useCounter(store.storeId, onStaleGoods, onPickUp)
  const { sale, isTyping, find, scan, scanAgain, toQuote, toAmount, problem } = counter
  const { preview, confirmed, clear } = sale
  const title = `收银台 · ${store.name}`
  if (!preview) {
    return (
      <Page title={title}>
        <MemberFinder onScan={() => void scan()} onCode={find} busy={sale.isPricing} problem={problem} />
        <Card inset="rows">
          {storeRow}
          <ListRow icon="ledger" title="今日记录" onClick={onToday} />
          {onFollowUps ? <ListRow icon="message" title="要联系的客人" onClick={onFollowUps} /> : null}
          <ListRow icon="gift" title="积分商品交货" onClick={() => onPickUp()} />
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
        {beside?.(preview.member)}
        {afterwards?.(preview.member)}
      </Page>
    )
  }
  const { quote, member } = preview
  const isTypingNow = isTyping || !quote
  if (isTypingNow && goods && sale.way === 'goods') {
    return (
      <Page title={title} footer={<GoodsFooter sale={sale} onQuote={() => void toQuote()} onScanAgain={scanAgain} />}>
        {goods({
          picks: sale.picks,
          onPicks: sale.setPicks,
          onAmount: () => sale.setWay('amount'),
          disabled: sale.isPricing,
        })}
      </Page>
    )
  }
  if (isTypingNow) {
    return (
      <Page title={title} footer={<SaleFooter sale={sale} onQuote={() => void toQuote()} onScanAgain={scanAgain} />}>
        <SaleForm
          preview={preview}
          sale={sale}
          onGoods={goods && (() => sale.setWay('goods'))}
          onChangeMember={clear}
          greeting={greeting?.(member)}
        />
        {beside?.(member)}
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
      {beside?.(member)}
    </Page>
  )
}
