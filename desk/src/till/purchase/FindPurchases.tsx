import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import { plainTyped } from '#shared/kernel/typed-text'
import type { ActionInput } from '../../api/request'
import { usePages } from '../../api/use-pages'
import { useShopNow } from '../../frame/use-person'
import { useStores } from '../../people/staff/use-stores'
import { Answer } from '../../ui/Answer'
import { DayInput } from '../../ui/DayInput'
import { FindForm } from '../../ui/FindForm'
import { PurchaseRows } from './PurchaseRows'

const RECEIPT = /^[\w:.@-]{1,64}$/

/** By a day of a store, or by the number of a receipt, which is unique only within a store. */
export type FindWay = 'day' | 'receipt'

/** Purchases of a store, each with its member and what can be refunded. */
export function FindPurchases({ way }: { way: FindWay }) {
  const stores = useStores()
  const today = businessDayOf(useShopNow())
  const [chosen, setChosen] = useState<string | null>(null)
  const [picked, setDay] = useState<BusinessDay | null | undefined>(undefined)
  const day = picked === undefined ? today : picked
  const [typed, setTyped] = useState('')
  const [wanted, setWanted] = useState<ActionInput<'purchase.find'> | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const storeId = chosen ?? stores.options[0]?.value ?? null
  const found = usePages(
    'purchase.find',
    wanted,
    ({ nextBeforeAt }) => (wanted === null || nextBeforeAt === null ? null : { ...wanted, beforeAt: nextBeforeAt }),
    ({ purchases }) => purchases,
  )
  const find = () => {
    const receiptNumber = plainTyped(typed)
    if (way === 'day') {
      setProblem(storeId === null || day === null ? '选门店和日子' : null)
      return setWanted(storeId === null || day === null ? null : { storeId, day })
    }
    const isReceipt = storeId !== null && RECEIPT.test(receiptNumber)
    setProblem(isReceipt ? null : '选门店，照小票上的写小票号')
    setWanted(isReceipt ? { storeId, receiptNumber } : null)
  }
  return (
    <>
      <FindForm problem={problem} onFind={find}>
        <Select
          aria-label="门店"
          className="store-choice"
          placeholder="选一家门店"
          value={storeId}
          options={stores.options}
          onChange={setChosen}
        />
        {way === 'day' ? (
          <DayInput name="营业日" value={day} max={today} onChange={setDay} />
        ) : (
          <Input
            aria-label="小票号"
            placeholder="小票号"
            value={typed}
            allowClear
            onChange={({ target }) => setTyped(target.value)}
            status={problem ? 'error' : ''}
          />
        )}
        <Button type="primary" htmlType="submit">
          找
        </Button>
      </FindForm>
      {wanted && (
        <Answer asked={found.asked} lines={4}>
          {(rows) => (
            <PurchaseRows
              name="找到的消费"
              rows={rows}
              withMember
              more={found.more}
              empty={`${way === 'day' ? '这家店这一天没有消费' : '这家店没有这张小票'}。没有出示会员码的消费不在这里`}
            />
          )}
        </Answer>
      )}
    </>
  )
}
