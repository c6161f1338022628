import { View } from '@tarojs/components'
import { useState } from 'react'
import { readTypedCode } from '#shared/kernel/checked-code'
import { ROLE_NAMES } from '#shared/people/staff/role-names'
import { type ApiError, isUndecided } from '../../../api/api-error'
import type { ActionOutput } from '../../../api/call'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { Field } from '../../../ui/Field'
import { ListRow } from '../../../ui/ListRow'
import { Notice } from '../../../ui/Notice'
import styles from './InviteSheet.module.scss'

type Props = { onCounter: () => void; onDesk: () => void }

/** Where a new member of staff types the code that a manager made. */
export function JoinForm({ onCounter, onDesk }: Props) {
  const [typed, setTyped] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const [joined, setJoined] = useState<ActionOutput<'staff.join'> | null>(null)
  const { run, running, error, clearError } = useMutation('staff.join', { onDone: setJoined })
  if (joined) return <Joined joined={joined} onCounter={onCounter} />
  const change = (value: string) => {
    setTyped(value)
    setIsWrong(false)
    clearError()
  }
  const join = () => {
    const read = readTypedCode(typed)
    setIsWrong(read.kind === 'bad')
    if (read.kind === 'code') void run({ code: read.code })
  }
  return (
    <>
      <Card>
        <Field
          label="店长给的邀请码"
          value={typed}
          onChange={change}
          placeholder="12 位数字和字母"
          maxLength={64}
          disabled={running}
          hint="店长在「店员」页生成，只能用一次"
          error={isWrong ? '邀请码是 12 位，和店长再对一遍' : undefined}
        />
        <View className={styles.field}>
          <Button loading={running} disabled={typed.trim() === ''} onClick={join}>
            加入门店
          </Button>
        </View>
      </Card>
      {error ? <Notice tone="danger">{joinProblem(error)}</Notice> : null}
      <Card inset="rows">
        <ListRow icon="badge" title="登录运营台" note="有运营权限，或拿到了所有者代码" onClick={onDesk} />
      </Card>
    </>
  )
}

function joinProblem(error: ApiError): string {
  if (isUndecided(error)) return '没有收到回应，可能已经加入。再点一次，不会重复'
  // The number of guesses per hour is limited.
  return error.code === 'TOO_MANY_REQUESTS' ? '试的次数太多了。过一小时再试，或请店长看看码对不对' : refusalText(error)
}

function Joined({
  joined: { name, role, stores },
  onCounter,
}: { joined: ActionOutput<'staff.join'> } & Pick<Props, 'onCounter'>) {
  return (
    <Empty
      picture="cup"
      title={`${name}，欢迎加入`}
      note={`${ROLE_NAMES[role]} · ${stores.map((store) => store.name).join('、')}`}
      action={
        <Button size="small" icon="scan" onClick={onCounter}>
          去收银台
        </Button>
      }
    />
  )
}
