import { useState } from 'react'
import { Card } from '../../ui/Card'
import { Field } from '../../ui/Field'
import { ListRow } from '../../ui/ListRow'
import { Section } from '../../ui/Section'
import { SwitchRow } from '../../ui/SwitchRow'

export function FormShelf() {
  const [name, setName] = useState('林间')
  const [birthday, setBirthday] = useState('')
  const [amount, setAmount] = useState('46')
  const [isOn, setIsOn] = useState(true)
  return (
    <>
      <Section title="填写">
        <Card>
          <Field label="昵称" value={name} onChange={setName} hint="店员核对时会看到" maxLength={20} />
          <Field
            label="生日"
            kind="date"
            value={birthday}
            onChange={setBirthday}
            hint="填一次，之后不能改"
            from="1930-01-01"
            to="2026-11-21"
            startAt="1995-06-15"
          />
          <Field label="本单金额" kind="amount" value={amount} onChange={setAmount} placeholder="0.00" />
          <Field label="收银单号" kind="number" value="12" onChange={setName} error="单号只有数字，再看一眼小票" />
          <Field label="手机号" value="138****8877" onChange={setName} disabled />
          <Field label="邀请码" value="" onChange={setName} placeholder="店长给的 6 位码" />
        </Card>
      </Section>
      <Section title="开关">
        <Card inset="rows">
          <SwitchRow title="用手机号识别我" note="在收银台报手机号也能积分" isOn={isOn} onChange={setIsOn} />
          <SwitchRow title="用消费记录推荐" isOn={!isOn} onChange={(next) => setIsOn(!next)} />
          <SwitchRow title="正在保存" isOn={isOn} onChange={setIsOn} busy />
          <SwitchRow title="签到提醒" note="先在微信里允许一次" isOn={false} onChange={setIsOn} disabled />
          <ListRow title="撤回记录" value="2 条" />
        </Card>
      </Section>
    </>
  )
}
