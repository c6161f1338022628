import { Input } from 'antd'
import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import { useAct } from '../../api/use-act'
import { Editor } from '../../base/settings/Editor'
import { useOwnName, useShopNow } from '../../frame/use-person'
import { Field } from '../../ui/Field'
import { isRecord } from '../../ui/form/schema-node'
import { Card, Page } from '../../ui/Page'
import { CouponPicture } from './CouponPicture'
import { useCouponChoices } from './use-coupon-choices'

/** The first values of a new coupon: a small discount, a short time and a limited number. */
function blankCoupon(now: number) {
  const today = businessDayOf(now)
  return {
    title: '',
    offer: { kind: 'amountOff', amountOffFen: 500 },
    conditions: { minSpendFen: 2000 },
    validity: { kind: 'fixed', fromDay: today, untilDay: addDays(today, 14) },
    limits: { stock: 100, perMember: 1 },
    ways: ['claim'],
  }
}

export function NewCoupon() {
  const now = useShopNow()
  // Another page may begin it: a bundle of goods, above all.
  const { state } = useLocation()
  const [document] = useState(() => ({ ...blankCoupon(now), ...(isRecord(state) && state) }))
  // Proposes a random key, for operators who have no better one.
  const [key, setKey] = useState(() => `coupon-${crypto.randomUUID().slice(0, 6)}`)
  const choices = useCouponChoices()
  const launch = useAct('coupon.launch')
  const by = useOwnName()
  const navigate = useNavigate()
  const isKey = /^[a-z0-9-]{1,40}$/.test(key)
  return (
    <Page under={{ to: '/coupons', title: '券' }} title="新建一张券">
      <div className="stack">
        <Card>
          <Field label="代号" help="不改也行。会员看不到，以后不能改；只用小写字母、数字和短横线">
            {(id) => (
              <Input
                id={id}
                value={key}
                onChange={(event) => setKey(event.target.value.trim())}
                placeholder="如 winter-tea"
                style={{ maxWidth: 320 }}
              />
            )}
          </Field>
        </Card>
        {isKey && (
          <Editor
            setting={`coupon-template:${key}`}
            today={document}
            version={0}
            back={`/coupons/tpl_${key}`}
            choices={choices}
            orElse={{
              label: '批准以后马上上线',
              help: '一次批准就够。不勾的话，批准以后先不发，上线时再批一次',
              isRunning: launch.isRunning,
              error: launch.error,
              send: async (rules, note) => {
                const answer = await launch.run({ templateId: `tpl_${key}`, rules, by, note })
                if (answer) void navigate(`/coupons/tpl_${key}`)
                return answer !== null
              },
            }}
            picture={(value) => <CouponPicture document={value} />}
          />
        )}
      </div>
    </Page>
  )
}
