import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { INVITED_ROLES, type InvitedRole } from '#shared/people/staff/invitation'
import { isRoleAtLeast } from '#shared/people/staff/role'
import { ROLE_NAMES } from '#shared/people/staff/role-names'
import type { ActionOutput } from '../../../api/call'
import { actText } from '../../../api/clerk-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { Field } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { Sheet } from '../../../ui/Sheet'
import { Tabs } from '../../../ui/Tabs'
import { deadlineText } from '../../../ui/time-text'
import styles from './InviteSheet.module.scss'
import type { Staff, Store } from './use-my-store'

const NAME_LENGTH_MAX = 20

type Props = { staff: Staff; store: Store; onClose: () => void }

/** Takes a name and makes a code. The first person to type the code joins the staff. */
export function InviteSheet({ staff, store, onClose }: Props) {
  const [name, setName] = useState('')
  const [role, setRole] = useState<InvitedRole>('clerk')
  const [made, setMade] = useState<ActionOutput<'staff.invite'> | null>(null)
  const invitation = useMutation('staff.invite', { onDone: setMade })
  const isReady = name.trim() !== ''
  // A manager cannot make another manager.
  const roles = isRoleAtLeast(staff.role, 'region') ? INVITED_ROLES : []
  const invite = () => void invitation.run({ storeId: store.storeId, role, name: name.trim() })
  return (
    <Sheet
      open
      title={made ? '邀请码' : `邀请加入${store.name}`}
      onClose={onClose}
      footer={
        made ? (
          <Button onClick={onClose}>好了</Button>
        ) : (
          <>
            {invitation.error ? <Notice tone="danger">{actText(invitation.error, '生成')}</Notice> : null}
            <Button
              loading={invitation.running}
              disabled={!isReady}
              reason={isReady ? undefined : '先填名字'}
              onClick={invite}
            >
              生成邀请码
            </Button>
          </>
        )
      }
    >
      {made ? (
        <MadeCode made={made} />
      ) : (
        <>
          {roles.length > 0 ? (
            <Tabs
              tabs={roles.map((key) => ({ key, text: ROLE_NAMES[key] }))}
              current={role}
              onChange={(next) => (invitation.running ? undefined : setRole(next))}
            />
          ) : null}
          <View className={styles.field}>
            <Field
              label="怎么称呼"
              value={name}
              onChange={setName}
              placeholder="例如 周小满"
              maxLength={NAME_LENGTH_MAX}
              disabled={invitation.running}
              hint="今日记录里会显示这个名字"
            />
          </View>
        </>
      )}
    </Sheet>
  )
}

function MadeCode({ made: { code, name, role, untilAt } }: { made: ActionOutput<'staff.invite'> }) {
  return (
    <View className={styles.made} role="status" ariaRole="status">
      <Text className={styles.code} selectable userSelect>
        {code}
      </Text>
      <View className={styles.note}>
        {ROLE_NAMES[role]} {name} · {deadlineText(untilAt)}有效，只能用一次
      </View>
      <View className={styles.note}>请 TA 打开小程序「我的」，点「输入店员邀请码」</View>
    </View>
  )
}
