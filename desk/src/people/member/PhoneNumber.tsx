import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/use-act'
import { ActDialog } from '../../ui/ActDialog'

/** Masked until somebody says why they need it; then visible for as long as the page stays open. */
export function PhoneNumber({ memberId, masked }: { memberId: string; masked: string }) {
  const reveal = useAct('member.revealPhone')
  const [isAsking, setAsking] = useState(false)
  const [phone, setPhone] = useState<string | null>(null)
  if (phone !== null) return phone
  return (
    <>
      {masked}
      <Button type="link" size="small" onClick={() => setAsking(true)}>
        看全号
      </Button>
      <ActDialog
        title="看手机号"
        verb="看全号"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        isRunning={reveal.isRunning}
        error={reveal.error}
        act={async (note) => {
          const answer = await reveal.run({ memberId, note })
          if (answer) setPhone(answer.phone)
          return answer !== null
        }}
      >
        <p>谁看的、为什么，会留在审计和隐私月报里。离开这一页就重新遮住。</p>
      </ActDialog>
    </>
  )
}
