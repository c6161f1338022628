import { useState } from 'react'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { useQuery } from '../../../api/use-query'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Notice } from '../../../ui/Notice'
import { instantText } from './instant-text'

/** A deletion that the shop has scheduled for the member: when it will happen, and one tap to cancel it. */
export function PendingDeletion() {
  const [isTakenBack, setTakenBack] = useState(false)
  const { data } = useQuery('privacy.getMyDeletion', {})
  const takeBack = useMutation('privacy.takeBackDeletion', { onDone: () => setTakenBack(true) })
  if (isTakenBack) return <Notice tone="success">注销已撤回，会员账号照常使用</Notice>
  const deletion = data?.deletion
  if (!deletion) return null
  return (
    <>
      <Notice tone="warm">
        你在门店申请了注销，{instantText(deletion.coolsUntilAt)} 以后注销，积分和等级都会清零。在这之前可以撤回
      </Notice>
      {takeBack.error ? <Notice tone="danger">{refusalText(takeBack.error)}</Notice> : null}
      <Card>
        <Button kind="quiet" loading={takeBack.running} onClick={() => void takeBack.run({})}>
          撤回注销
        </Button>
      </Card>
    </>
  )
}
