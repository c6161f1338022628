import { useState } from 'react'
import { TOLD } from '#shared/reach/webhook/rules'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { randomSecret } from '../../frame/sign-in-secret'
import { ActDialog } from '../../ui/ActDialog'
import { SecretOnce } from '../../ui/SecretOnce'

interface AllowProps {
  address: ActionOutput<'webhook.list'>['addresses'][number]
  onClose(): void
}

/** An owner lets an address through. The secret is drawn here and kept nowhere but sealed: no answer of the shop holds it. */
export function AllowDialog({ address, onClose }: AllowProps) {
  const allow = useAct('webhook.allow')
  // One for the dialog: the same request sent again lets the same secret through.
  const [secret] = useState(randomSecret)
  const [isDone, setDone] = useState(false)
  const { key, title, url, allowed } = address
  const tells = TOLD.filter((told) => address.tells.includes(told))
  if (isDone) {
    return (
      <SecretOnce
        title="交给对方"
        warning="密钥只在这里出现一次，对方用它验签名。当面给，不要发在群里；丢了就换一把。"
        name="代号"
        id={key}
        secret={secret}
        onClose={onClose}
      />
    )
  }
  return (
    <ActDialog
      title={allowed === null ? `放行“${title}”` : `给“${title}”换一把密钥`}
      verb={allowed === null ? '放行，给我看密钥' : '换，给我看密钥'}
      isOpen
      onClose={onClose}
      isRunning={allow.isRunning}
      error={allow.error}
      withReason={false}
      act={async () => {
        if (await allow.run({ key, url, tells, secret })) setDone(true)
        // The dialog stays open to show the secret.
        return false
      }}
    >
      {tells.includes('journey') && (
        <>
          <p>
            会员走到旅程里的这一步，就告诉 <code>{url}</code>：哪个旅程、哪一步、一个只在这个网址有用的代号。
          </p>
          <p>对方要是替店里办事的、签过协议的，并且写进了隐私政策。没同意个性化的会员不会告诉它。</p>
        </>
      )}
      {tells.includes('incident') && (
        <p>
          开了事件、牵连更多、解决了，就告诉 <code>{url}</code>
          ：哪一步、在哪家店、少了或多了多少。里面没有会员，店里的次数会出去。
        </p>
      )}
      {allowed !== null && <p className="warned">旧密钥马上作废，对方换上新的以前，收到的都验不过。</p>}
    </ActDialog>
  )
}
