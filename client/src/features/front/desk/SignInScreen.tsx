import { View } from '@tarojs/components'
import { useState } from 'react'
import { loginIdIn } from '#shared/front/desk/sign-in'
import { type ApiError, isUndecided } from '../../../api/api-error'
import type { ActionOutput } from '../../../api/call'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { scanCode } from '../../../platform/scan'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { Field } from '../../../ui/Field'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import { clockText } from '../../../ui/time-text'
import { asWhomText } from './desk-text'
import styles from './SignInScreen.module.scss'

type SignInLook = ActionOutput<'desk.lookAtSignIn'>

/** Lets a browser into the desk: scan its code, read who is asking, type the four digits beside the code. */
export function SignInScreen() {
  const [asking, setAsking] = useState<SignInLook | null>(null)
  const [isForeign, setIsForeign] = useState(false)
  const [end, setEnd] = useState<'confirmed' | 'refused' | null>(null)
  const look = useMutation('desk.lookAtSignIn', { onDone: setAsking })
  const scan = async () => {
    const text = await scanCode()
    if (text === null) return
    const loginId = loginIdIn(text)
    setIsForeign(loginId === null)
    if (loginId !== null) void look.run({ loginId })
  }
  if (end === 'confirmed') return <Empty title="电脑上已经登录" note="用完请在电脑上点“退出”。八小时后自动退出" />
  if (end === 'refused') return <Empty title="已经拒绝" note="这个登录码作废了，店里会收到一条提醒" />
  if (asking) return <Confirm asking={asking} onEnd={setEnd} onOther={() => setAsking(null)} />
  return (
    <>
      <Card>
        <View className={styles.text}>在电脑上打开运营台，扫屏幕上的码登录。只确认自己打开的。</View>
        <Button loading={look.running} onClick={() => void scan()}>
          扫电脑上的登录码
        </Button>
      </Card>
      {isForeign ? <Notice tone="danger">这不是运营台的登录码。请扫电脑屏幕上运营台显示的码</Notice> : null}
      {look.error ? <Notice tone="danger">{refusalText(look.error)}</Notice> : null}
    </>
  )
}

type ConfirmProps = { asking: SignInLook; onEnd: (end: 'confirmed' | 'refused') => void; onOther: () => void }

function Confirm({ asking, onEnd, onOther }: ConfirmProps) {
  const [digits, setDigits] = useState('')
  const { loginId, browser, address, isSameNetwork, startedAt, person } = asking
  const confirm = useMutation('desk.confirmSignIn', { onDone: () => onEnd('confirmed') })
  const refuse = useMutation('desk.refuseSignIn', { onDone: () => onEnd('refused') })
  const error = confirm.error ?? refuse.error
  const isBusy = confirm.running || refuse.running
  const change = (value: string) => {
    setDigits(value.replace(/\D/g, '').slice(0, 4))
    confirm.clearError()
  }
  return (
    <>
      <Card inset="rows">
        <ListRow title="浏览器" value={browser} />
        <ListRow title="网络地址" value={address ?? '未知'} />
        <ListRow title="打开时间" value={clockText(startedAt)} />
        <ListRow title="登录身份" value={`${person.name} · ${asWhomText(person)}`} />
      </Card>
      {isSameNetwork === false ? (
        <Notice tone="warm">这台电脑和你的手机不在同一个网络。别人发来的登录码，请拒绝</Notice>
      ) : null}
      <Card>
        <Field
          label="电脑屏幕上的四位数字"
          kind="number"
          value={digits}
          onChange={change}
          maxLength={4}
          disabled={isBusy}
          hint="只确认自己打开的。数字只看自己的电脑屏幕，不要听别人报"
        />
        <View className={styles.acts}>
          <Button
            loading={confirm.running}
            disabled={digits.length < 4 || refuse.running}
            onClick={() => void confirm.run({ loginId, digits })}
          >
            确认登录
          </Button>
          <Button
            kind="quiet"
            loading={refuse.running}
            disabled={confirm.running}
            onClick={() => void refuse.run({ loginId })}
          >
            不是我打开的
          </Button>
        </View>
      </Card>
      {error ? (
        <Notice
          tone="danger"
          action={
            error.code === 'SIGN_IN_OVER' ? (
              <Button kind="plain" onClick={onOther}>
                重新扫
              </Button>
            ) : null
          }
        >
          {problemOf(error)}
        </Notice>
      ) : null}
    </>
  )
}

function problemOf(error: ApiError): string {
  return isUndecided(error) ? '没有收到回应，可能已经登录。看看电脑，或再点一次' : refusalText(error)
}
