import { Button } from 'antd'
import { useEffect } from 'react'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Page } from '../../ui/Page'

/** A sheet with the codes of all open entrances, to print from this machine. */
export function EntranceSheet() {
  const asked = useAsk('entrance.list', {})
  return (
    <Page
      under={{ to: '/channels', title: '渠道与入口' }}
      title="打印小程序码"
      acts={
        <Button type="primary" onClick={() => print()}>
          打印
        </Button>
      }
    >
      <Answer asked={asked}>
        {({ entrances }) => (
          <ul className="code-sheet">
            {entrances
              .filter(({ isOpen }) => isOpen)
              .map(({ key, title }) => (
                <EntranceCode key={key} entranceKey={key} title={title} />
              ))}
          </ul>
        )}
      </Answer>
    </Page>
  )
}

const LOOK_AGAIN_MS = 20_000

function EntranceCode({ entranceKey, title }: { entranceKey: string; title: string }) {
  const { answer, error, again } = useAsk('entrance.getCode', { key: entranceKey })
  const isMissing = answer !== undefined && !answer.picture
  useEffect(() => {
    if (!isMissing) return
    const timer = setInterval(again, LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isMissing, again])
  return (
    <li>
      {answer?.picture ? (
        <img src={`data:image/png;base64,${answer.picture}`} alt={`${title}的小程序码`} />
      ) : (
        <span className="soft small">{error ? '码暂时没有' : answer ? '码还在做，好了自动出现' : '正在读取'}</span>
      )}
      <strong>{title}</strong>
      <code>{entranceKey}</code>
    </li>
  )
}
