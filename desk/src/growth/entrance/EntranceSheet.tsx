import { Button } from 'antd'
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

function EntranceCode({ entranceKey, title }: { entranceKey: string; title: string }) {
  const { answer, error } = useAsk('entrance.getCode', { key: entranceKey })
  return (
    <li>
      {answer?.picture ? (
        <img src={`data:image/png;base64,${answer.picture}`} alt={`${title}的小程序码`} />
      ) : (
        <span className="soft small">{error ? '码暂时没有' : answer ? '码还在做，过几分钟再打开' : '正在读取'}</span>
      )}
      <strong>{title}</strong>
      <code>{entranceKey}</code>
    </li>
  )
}
