import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import type { ZodType } from 'zod'
import { nodeOf } from '#shared/base/settings/schema-node'
import { defaultTierRules, tierRulesSchema } from '#shared/ledger/tier/rules'
import { templateRulesSchema } from '#shared/loyalty/coupon/rules'
import { SchemaForm } from './SchemaForm'
import { problemsOf } from './schema-node'

const coupon = {
  title: '冬至暖茶券',
  offer: { kind: 'amountOff', amountOffFen: 1200 },
  conditions: { minSpendFen: 4000 },
  validity: { kind: 'relative', startAfterDays: 0, validDays: 7 },
  limits: { stock: 400 },
  ways: ['claim'],
}
let latest: unknown

interface Props {
  schema?: ZodType
  start?: unknown
}

function Edited({ schema = templateRulesSchema, start = coupon }: Props) {
  const [document, setDocument] = useState<unknown>(start)
  latest = document
  return (
    <SchemaForm
      node={nodeOf(schema)}
      document={document}
      problems={problemsOf(schema, document)}
      onChange={setDocument}
      inSections
    />
  )
}
afterEach(cleanup)

describe('a coupon', () => {
  beforeEach(() => {
    render(<Edited />)
  })

  test('money is shown and typed in yuan, and kept in whole fen', () => {
    const field = screen.getByLabelText<HTMLInputElement>('减')
    expect(field.value).toBe('12.00')
    fireEvent.change(field, { target: { value: '15.5' } })
    expect(latest).toMatchObject({ offer: { kind: 'amountOff', amountOffFen: 1550 } })
  })

  test('a rule that two fields break together is told at its field while it is typed', () => {
    fireEvent.change(screen.getByLabelText('满'), { target: { value: '5' } })
    expect(screen.getByText('使用门槛不能低于减免金额；不设门槛请写 0')).toBeTruthy()
  })

  test('another kind of offer begins with its own fields and leaves the rest alone', () => {
    fireEvent.click(screen.getByText('打折'))
    expect(latest).toMatchObject({ offer: { kind: 'percentOff', percentOff: 1 }, title: '冬至暖茶券' })
    expect(screen.getByLabelText('最多减')).toBeTruthy()
  })

  test('a limit that is taken away is null, which means none', () => {
    fireEvent.change(screen.getByLabelText('总共'), { target: { value: '' } })
    expect(latest).toMatchObject({ limits: { stock: null } })
  })

  test('a field that was never filled stays out of the document', () => {
    expect(latest).toEqual(coupon)
  })
})

test('a benefit of a tier is made by choosing its kind, and the kind stands in the document', () => {
  const [base] = defaultTierRules.tiers
  render(<Edited schema={tierRulesSchema} start={{ ...defaultTierRules, tiers: [base] }} />)
  fireEvent.click(screen.getByRole('button', { name: '加一项权益' }))
  expect(latest).toMatchObject({ tiers: [{ benefits: [{ kind: 'percentOff', percentOff: 1 }] }] })
  fireEvent.change(screen.getByLabelText('每人每月最多省'), { target: { value: '30' } })
  expect(latest).toMatchObject({ tiers: [{ benefits: [{ monthCapFen: 3000 }] }] })
  fireEvent.click(screen.getByText('店里的服务'))
  expect(latest).toMatchObject({ tiers: [{ benefits: [{ kind: 'service', title: '', detail: '' }] }] })
  fireEvent.click(screen.getByText('提前领券'))
  expect(latest).toMatchObject({ tiers: [{ benefits: [{ kind: 'earlyClaim', earlyHours: 1 }] }] })
})
