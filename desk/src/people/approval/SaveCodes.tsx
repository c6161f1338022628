import { Button } from 'antd'
import { useState } from 'react'
import { refusalText } from '../../api/refusal-text'
import { ApiError, request } from '../../api/request'
import { saveText } from '../../ui/save-text'
import { usePrint } from '../../ui/use-print'

/** The codes of a batch, as a file or on paper. Every look leaves a line in the audit log, so it never starts by itself. */
export function SaveCodes({ batchId }: { batchId: string }) {
  const [isAsking, setAsking] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const [codes, setCodes] = useState<readonly string[]>([])
  const { only, print } = usePrint<string>()
  const ask = async (use: (codes: readonly string[]) => void) => {
    setAsking(true)
    setError(null)
    try {
      use((await request('coupon.listCodes', { batchId })).codes)
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      setError(failure)
    } finally {
      setAsking(false)
    }
  }
  return (
    <>
      <p className="soft small no-print">谁拿到这些码都能兑换，收好。每看一次都留在审计里</p>
      <span className="acts no-print">
        <Button
          loading={isAsking}
          onClick={() => void ask((found) => saveText(`${batchId}.csv`, ['兑换码', ...found].join('\r\n')))}
        >
          把这批兑换码存成文件
        </Button>
        {codes.length === 0 ? (
          <Button disabled={isAsking} onClick={() => void ask(setCodes)}>
            在这里看，好打印
          </Button>
        ) : (
          <Button onClick={() => print(null)}>打印全部 {codes.length} 个</Button>
        )}
      </span>
      {codes.length > 0 && (
        <ul className="code-sheet">
          {codes
            .filter((code) => only === null || code === only)
            .map((code) => (
              <li key={code}>
                <code>{code}</code>
                <Button type="link" size="small" className="no-print" onClick={() => print(code)}>
                  只印这一个
                </Button>
              </li>
            ))}
        </ul>
      )}
      {error && (
        <p className="problem" role="alert">
          {refusalText(error)}
        </p>
      )}
    </>
  )
}
