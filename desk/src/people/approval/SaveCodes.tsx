import { Button } from 'antd'
import { useState } from 'react'
import { refusalText } from '../../api/refusal-text'
import { ApiError, request } from '../../api/request'
import { saveText } from '../../ui/save-text'

/** The codes of a batch as a file. Every download leaves a line in the audit log, so it never starts by itself. */
export function SaveCodes({ batchId }: { batchId: string }) {
  const [isAsking, setAsking] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const save = async () => {
    setAsking(true)
    setError(null)
    try {
      const { codes } = await request('coupon.listCodes', { batchId })
      saveText(`${batchId}.csv`, ['兑换码', ...codes].join('\r\n'))
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      setError(failure)
    } finally {
      setAsking(false)
    }
  }
  return (
    <>
      <p className="soft small">谁拿到文件都能兑换，收好。每存一次都留在审计里</p>
      <Button loading={isAsking} onClick={() => void save()}>
        把这批兑换码存成文件
      </Button>
      {error && (
        <p className="problem" role="alert">
          {refusalText(error)}
        </p>
      )}
    </>
  )
}
