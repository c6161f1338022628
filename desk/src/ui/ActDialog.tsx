import { Button, Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { Link } from 'react-router'
import { operatorErrorText } from '#shared/operator-error-text'
import type { ApiError } from '../api/request'
import { Refusal } from './Refusal'
import { useReturnFocus } from './use-return-focus'

const REASON_MAX = 200

interface ActDialogProps {
  title: string
  /** The button's label, which says what it does. */
  verb: string
  isOpen: boolean
  onClose(): void
  /** Resolves to true when the act is done. */
  act(reason: string): Promise<boolean>
  isRunning: boolean
  error: ApiError | null
  /** Why the act cannot be sent yet; null when it can. */
  missing?: string | null
  isDestructive?: boolean
  withReason?: boolean
  children?: ReactNode
}

/** The dialog for every act that changes something for somebody: what, why, and a button that says what it does. */
export function ActDialog(props: ActDialogProps) {
  const { title, verb, isOpen, onClose, act, isRunning, error, missing, isDestructive, withReason = true } = props
  const [reason, setReason] = useState('')
  const [hasTried, setTried] = useState(false)
  // Since the dialog was opened: what an earlier sending was answered is not said of this one.
  const [isSent, setSent] = useState(false)
  const id = useId()
  useReturnFocus(isOpen)
  const lacking = missing ?? (withReason && reason.trim() === '' ? '写下原因，会和这次操作一起留下' : null)
  const close = () => {
    setTried(false)
    setSent(false)
    onClose()
  }
  const send = async () => {
    setTried(true)
    if (lacking !== null || isRunning) return
    setSent(true)
    if (await act(reason.trim())) {
      setReason('')
      close()
    }
  }
  const form = (
    <form
      className="act"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
      }}
    >
      {props.children}
      {withReason && (
        <div className="field">
          <label htmlFor={id}>原因</label>
          <Input.TextArea
            id={id}
            value={reason}
            maxLength={REASON_MAX}
            rows={3}
            onChange={(event) => setReason(event.target.value)}
            status={hasTried && reason.trim() === '' ? 'error' : ''}
          />
        </div>
      )}
      <Refusal error={isWaiting(error) ? null : error} />
      <footer>
        <span className={hasTried && lacking ? 'danger small' : 'soft small'} role="status">
          {lacking ?? '谁做的、什么时候、为什么，都会留在审计里'}
        </span>
        <Button onClick={close}>先不做</Button>
        <Button type="primary" htmlType="submit" danger={isDestructive === true} loading={isRunning}>
          {verb}
        </Button>
      </footer>
    </form>
  )
  return (
    <Modal title={title} open={isOpen} onCancel={close} footer={null} destroyOnHidden width={520}>
      {isSent && isWaiting(error) ? <Waiting error={error} onClose={close} /> : form}
    </Modal>
  )
}

/** The act was not refused: another person has to agree. */
const isWaiting = (error: ApiError | null): error is ApiError => error?.code === 'APPROVAL_NEEDED'

function Waiting({ error, onClose }: { error: ApiError; onClose(): void }) {
  const { text, next } = operatorErrorText(error)
  return (
    <div className="act">
      <p role="status">
        <strong>{text}</strong>
      </p>
      <p className="soft">{next}</p>
      <footer>
        <span>
          <Link to={`/approvals/${String(error.details.approvalId)}`}>去待审批看这一件</Link>
        </span>
        <Button type="primary" onClick={onClose}>
          知道了
        </Button>
      </footer>
    </div>
  )
}
