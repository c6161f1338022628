import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useAsk } from '../../api/use-ask'
import { Answer, Empty } from '../../ui/Answer'
import { Page } from '../../ui/Page'
import { usePrint } from '../../ui/use-print'

/** A sheet with the codes of all open entrances, or of one, to print from this machine. */
export function EntranceSheet() {
  const asked = useAsk('entrance.list', {})
  const open = asked.answer?.entrances.filter(({ isOpen }) => isOpen) ?? []
  const [drawn, setDrawn] = useState<readonly string[]>([])
  const { only, print } = usePrint<string>()
  const missing = open.length - open.filter(({ key }) => drawn.includes(key)).length
  return (
    <Page
      under={{ to: '/channels', title: '渠道与入口' }}
      title="打印小程序码"
      hint={missing > 0 && `${missing} 张还没有做好，做好了自动出现`}
      acts={
        <Button type="primary" disabled={open.length === missing} onClick={() => print(null)}>
          打印{missing > 0 && open.length > missing ? `做好的 ${open.length - missing} 张` : ''}
        </Button>
      }
    >
      <Answer asked={asked}>
        {() =>
          open.length === 0 ? (
            <Empty>还没有在用的入口。先回到“渠道与入口”，新建一个</Empty>
          ) : (
            <ul className="code-sheet">
              {open
                .filter(({ key }) => only === null || key === only)
                .map(({ key, title }) => (
                  <EntranceCode
                    key={key}
                    entranceKey={key}
                    title={title}
                    onDrawn={() => setDrawn((known) => (known.includes(key) ? known : [...known, key]))}
                    act={
                      drawn.includes(key) && (
                        <Button type="link" size="small" className="no-print" onClick={() => print(key)}>
                          只印这一张
                        </Button>
                      )
                    }
                  />
                ))}
            </ul>
          )
        }
      </Answer>
    </Page>
  )
}

interface EntranceCodeProps {
  entranceKey: string
  title: string
  onDrawn(): void
  act: ReactNode
}

function EntranceCode({ entranceKey, title, onDrawn, act }: EntranceCodeProps) {
  // WeChat draws codes for the timer alone, so the first one comes within minutes.
  const { answer, error } = useAsk('entrance.getCode', { key: entranceKey }, { waits: ({ picture }) => !picture })
  const isDrawn = Boolean(answer?.picture)
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when the picture comes
  useEffect(() => {
    if (isDrawn) onDrawn()
  }, [isDrawn])
  return (
    <li className={isDrawn ? '' : 'no-print'}>
      {answer?.picture ? (
        <img src={`data:image/png;base64,${answer.picture}`} alt={`${title}的小程序码`} />
      ) : (
        <span className="soft small">{error ? '码暂时没有' : answer ? '码还在做，好了自动出现' : '正在读取'}</span>
      )}
      <strong>{title}</strong>
      <code>{entranceKey}</code>
      {act}
    </li>
  )
}
