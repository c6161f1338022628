import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { plainTyped } from '#shared/kernel/typed-text'
import type { ActionInput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { PurchaseRows } from '../../till/purchase/PurchaseRows'
import { Answer } from '../../ui/Answer'
import { FindForm } from '../../ui/FindForm'
import { useStores } from '../staff/use-stores'

const RECEIPT = /^[\w:.@-]{1,64}$/

/** Finds the member by a receipt. Its number is unique only within a store. */
export function FindByReceipt() {
  const stores = useStores()
  const [chosen, setChosen] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const [wanted, setWanted] = useState<ActionInput<'purchase.find'> | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const asked = useAsk('purchase.find', wanted)
  const storeId = chosen ?? stores.options[0]?.value ?? null
  const find = () => {
    const receiptNumber = plainTyped(typed)
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
        <Input
          aria-label="小票号"
          placeholder="小票号"
          value={typed}
          allowClear
          onChange={(event) => setTyped(event.target.value)}
          status={problem ? 'error' : ''}
        />
        <Button type="primary" htmlType="submit">
          找
        </Button>
      </FindForm>
      {wanted && (
        <Answer asked={asked} lines={2}>
          {({ purchases }) => (
            <PurchaseRows
              name="这张小票的消费"
              rows={purchases}
              withMember
              empty="这家店没有这张小票。没有出示会员码的消费不在这里"
            />
          )}
        </Answer>
      )}
    </>
  )
}
