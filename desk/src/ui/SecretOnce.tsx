import { Button, Modal } from 'antd'
import { useState } from 'react'
import { Facts } from './Page'

interface SecretOnceProps {
  title: string
  warning: string
  /** What is known of the secret afterwards, and what that is called. */
  name: string
  id: string
  secret: string
  onClose(): void
}

/** A secret that this browser has drawn and nobody keeps, shown so that it can be copied where it belongs. */
export function SecretOnce({ title, warning, name, id, secret, onClose }: SecretOnceProps) {
  return (
    <Modal title={title} open onCancel={onClose} footer={null} width={520} mask={{ closable: false }}>
      <p className="warned">{warning}</p>
      <Facts
        facts={[
          [name, <code key="id">{id}</code>],
          [
            '密钥',
            <span key="secret" className="line">
              <code>{secret}</code>
              <Copy text={secret} />
            </span>,
          ],
        ]}
      />
      <div className="act">
        <footer>
          <span />
          <Button type="primary" onClick={onClose}>
            抄好了
          </Button>
        </footer>
      </div>
    </Modal>
  )
}

/** Into the clipboard of this computer; where the browser does not let it, the key is still there to be marked. */
function Copy({ text }: { text: string }) {
  const [said, setSaid] = useState<string | null>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('复制了')
    } catch {
      setSaid('没能复制，请选中它，按 Ctrl C')
    }
  }
  return (
    <>
      <Button size="small" onClick={() => void copy()}>
        复制密钥
      </Button>
      <span className="soft small" role="status">
        {said}
      </span>
    </>
  )
}
