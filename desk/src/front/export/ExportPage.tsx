import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useParams } from 'react-router'
import { request } from '../../api/request'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { useOwnName } from '../../frame/use-person'
import { useStores } from '../../people/staff/use-stores'
import { ActDialog } from '../../ui/ActDialog'
import { Answer } from '../../ui/Answer'
import { Card, Facts, Page, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { clockText, grouped, momentText } from '../../ui/words'
import { type Export, filterText, kindTitle, sizeText, statusOf } from './words'

const NEXT_MS = 1000
/** After no answer: somebody who may only look waits for the job, which takes minutes. */
const AGAIN_MS = 20_000

export function ExportPage() {
  const { exportId = '' } = useParams()
  const asked = useAsk('export.get', { exportId })
  const cancel = useAct('export.cancel')
  const [isCancelling, setCancelling] = useState(false)
  const by = useOwnName()
  const made = asked.answer?.export
  const { again } = asked
  const isMaking = made?.status === 'making'
  const looked = useMaking(exportId, isMaking, again)
  const mayCancel = made?.status === 'making' || made?.status === 'ready'
  const [tone, word] = statusOf(made?.status ?? 'making')
  return (
    <Page
      under={{ to: '/data/exports', title: '导出' }}
      title={made ? kindTitle(made.kind) : '导出'}
      hint={made && <Status tone={tone}>{word}</Status>}
      acts={mayCancel && <Button onClick={() => setCancelling(true)}>收回</Button>}
    >
      <Answer asked={asked} lines={8}>
        {({ export: found, files, urlsUntilAt }) => (
          <div className="cards two">
            <Card
              title="文件"
              hint={urlsUntilAt === null ? '' : `地址到 ${clockText(urlsUntilAt)} 有效，谁拿到都能打开，别转发`}
              act={
                files.length > 0 && (
                  <Button size="small" onClick={again}>
                    换新地址
                  </Button>
                )
              }
            >
              <Rows
                name="文件"
                rows={files}
                keyOf={({ name }) => name}
                empty={emptyText({ ...found, looked: Math.max(found.looked, looked) })}
                columns={[
                  { title: '文件', of: ({ name }) => name },
                  { title: '行数', of: ({ rows }) => grouped(rows), isFigure: true },
                  { title: '大小', of: ({ bytes }) => sizeText(bytes), isFigure: true },
                  {
                    title: '操作',
                    of: ({ url, name }) => (
                      <a href={url} download={name} target="_blank" rel="noreferrer">
                        下载
                      </a>
                    ),
                    isFigure: true,
                  },
                ]}
              />
            </Card>
            <Card title="谁，为什么">
              <About made={found} />
            </Card>
          </div>
        )}
      </Answer>
      <ActDialog
        title="收回这份导出"
        verb="收回，马上删掉文件"
        isOpen={isCancelling}
        onClose={() => setCancelling(false)}
        isRunning={cancel.isRunning}
        error={cancel.error}
        isDestructive
        withReason={false}
        act={async () => (await cancel.run({ exportId, by })) !== null}
      >
        <p>文件马上打不开。已经下载到电脑里的，请自己删掉。记录留着。</p>
      </ActDialog>
    </Page>
  )
}

/**
 * Makes the export on for as long as somebody waits for it here, a few seconds at a time; whoever leaves the page leaves
 * it to the job. Answers how many records have been looked at since.
 */
function useMaking(exportId: string, isMaking: boolean, again: () => void): number {
  const [looked, setLooked] = useState(0)
  const ask = useRef(again)
  ask.current = again
  useEffect(() => {
    if (!isMaking) return
    let timer: ReturnType<typeof setTimeout>
    let isLeft = false
    const goOn = async () => {
      const made = await request('export.proceed', { exportId }).then(
        (answer) => answer.export,
        // Somebody who may only look, or a moment without an answer: the job makes it all the same.
        () => null,
      )
      if (isLeft) return
      if (made) setLooked(made.looked)
      if (made?.status === 'making') timer = setTimeout(goOn, NEXT_MS)
      else ask.current()
      if (made === null) timer = setTimeout(goOn, AGAIN_MS)
    }
    void goOn()
    return () => {
      isLeft = true
      clearTimeout(timer)
    }
  }, [exportId, isMaking])
  return looked
}

function About({ made }: { made: Export }) {
  const stores = useStores()
  return (
    <Facts
      facts={[
        ['谁要的', made.by],
        ['为什么', made.reason],
        ['范围', filterText(made, stores.nameOf)],
        ['开始', momentText(made.startedAt)],
        ['做好', made.readyAt === null ? '–' : momentText(made.readyAt)],
        ['看过', `${grouped(made.looked)} 条，写了 ${grouped(made.rows)} 行`],
        ['文件删除', made.endsAt === null ? '–' : momentText(made.endsAt)],
        ...(made.cancelled ? [['收回', `${made.cancelled.by}，${momentText(made.cancelled.at)}`] as const] : []),
      ]}
    />
  )
}

function emptyText({ status, looked }: Export): string {
  if (status === 'making') return `正在做，看过 ${grouped(looked)} 条。可以离开这一页，离开以后每 5 分钟做一段`
  if (status === 'failed') return '连续三次没有做成，已经停下。需要时重新导出'
  return status === 'ready' ? '没有符合的记录' : '文件已经删除，需要时重新导出'
}
