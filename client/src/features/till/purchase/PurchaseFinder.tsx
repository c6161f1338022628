import { View } from '@tarojs/components'
import { useState } from 'react'
import { plainTyped } from '#shared/kernel/typed-text'
import type { ActionOutput } from '../../../api/call'
import { clerkText } from '../../../api/clerk-text'
import { readMemberCode } from '../../../api/shown-code'
import { useMutation } from '../../../api/use-mutation'
import { scanCode } from '../../../platform/scan'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Field } from '../../../ui/Field'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import { RestNote } from '../../../ui/RestNote'
import { Section } from '../../../ui/Section'
import styles from './PurchaseFinder.module.scss'
import { PurchaseSheet } from './PurchaseSheet'
import { PurchaseRow, type TodaysPurchase } from './TodayList'

type FoundPurchases = ActionOutput<'purchase.findAtTill'>
type Search = { receiptNumber: string } | { memberCode: string }

/** Finds the purchase that a customer returns goods from: by the number on the receipt, or by the member's code. */
export function PurchaseFinder({ storeId, onChanged }: { storeId: string; onChanged: () => void }) {
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState<Search | null>(null)
  const [isOtherCode, setIsOtherCode] = useState(false)
  const [opened, setOpened] = useState<TodaysPurchase | null>(null)
  const [found, setFound] = useState<FoundPurchases | null>(null)
  const { run, running, error } = useMutation('purchase.findAtTill', { onDone: setFound })
  const look = (wanted: Search) => {
    setIsOtherCode(false)
    setSearch(wanted)
    void run({ storeId, ...wanted })
  }
  const scan = async () => {
    const text = await scanCode()
    if (text === null) return
    const memberCode = readMemberCode(text)
    setFound(null)
    if (memberCode === null) setIsOtherCode(true)
    else look({ memberCode })
  }
  const close = () => {
    setOpened(null)
    // The code was valid only once, so what it found is read again with the proof from that first time.
    if (search) look(found?.proof ? { memberCode: found.proof } : search)
    onChanged()
  }
  const number = plainTyped(typed)
  return (
    <Section title="找一笔" note="可以撤销或退款">
      <Card>
        <Field label="小票上的单号" value={typed} onChange={setTyped} placeholder="例如 20261120-018" maxLength={64} />
        <View className={styles.look}>
          <Button
            kind="quiet"
            loading={running}
            disabled={number === ''}
            onClick={() => look({ receiptNumber: number })}
          >
            按单号找
          </Button>
        </View>
      </Card>
      <Card inset="rows">
        <ListRow icon="scan" title="扫会员码，看他在本店的消费" busy={running} onClick={() => void scan()} />
      </Card>
      {isOtherCode ? <Notice tone="danger">这不是会员码。请会员打开会员码页面，再扫一次</Notice> : null}
      {error ? <Notice tone="danger">{clerkText(error)}</Notice> : null}
      {found && !error ? <FoundList found={found} onOpen={setOpened} /> : null}
      {opened && found ? (
        <PurchaseSheet key={opened.purchaseId} purchase={opened} day={found.today} onClose={close} />
      ) : null}
    </Section>
  )
}

function FoundList({ found, onOpen }: { found: FoundPurchases; onOpen: (purchase: TodaysPurchase) => void }) {
  const { purchases, fromDay, today, isComplete } = found
  if (purchases.length === 0) return <RestNote>{fromDay} 以后没有这样的消费。更早的请联系总部</RestNote>
  return (
    <>
      <Card inset="rows">
        {purchases.map((purchase) => (
          <PurchaseRow key={purchase.purchaseId} purchase={purchase} day={today} onOpen={onOpen} />
        ))}
      </Card>
      {isComplete ? null : <RestNote>列出了最近 {purchases.length} 笔</RestNote>}
    </>
  )
}
