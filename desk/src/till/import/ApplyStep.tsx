import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { Card, Status } from '../../ui/Page'
import { Refusal } from '../../ui/Refusal'
import { StepBar } from '../../ui/Steps'
import { grouped } from '../../ui/words'
import type { ImportInput } from './draft'
import { BadRows, Counts, Sums } from './Report'
import { SaveRefused } from './SaveRefused'

/**
 * Records the file, call after call, until it is done. After a stop or a failure, the same file continues where it was.
 */
export function ApplyStep({ input, onBack }: { input: ImportInput; onBack(): void }) {
  const apply = useAct('import.apply')
  const [report, setReport] = useState<ActionOutput<'import.apply'> | null>(null)
  const [isGoing, setGoing] = useState(false)
  const isStopped = useRef(false)
  const navigate = useNavigate()
  const start = async () => {
    isStopped.current = false
    setGoing(true)
    for (;;) {
      const answer = await apply.run(input)
      if (answer) setReport(answer)
      if (answer === null || answer.isDone || isStopped.current) break
    }
    setGoing(false)
  }
  const isDone = report?.isDone === true
  return (
    <>
      <div className="stack">
        <Card title="导入" hint={stateText(report, isGoing)}>
          {report && (
            <>
              <progress aria-label="进度" max={Math.max(1, report.rows)} value={report.rowsDone} />
              <Counts report={report} />
            </>
          )}
          {!report && !isGoing && <p>每笔消费只记一次：断了、关了页面，用同一份文件再导一次，从停下的地方接着做。</p>}
          {!report && isGoing && <p className="soft">正在记第一批，大文件要几分钟。可以停下，已经记的留着。</p>}
          <Refusal error={apply.error} />
          {isDone && <Status tone="good">全部记好了</Status>}
        </Card>
        {report && (
          <Card title="文件里每一分钱的去处">
            <Sums sums={report.sums} />
          </Card>
        )}
        {report && <BadRows report={report} act={<SaveRefused importId={report.importId} />} />}
      </div>
      <StepBar says={isDone ? '会员的等级和积分已经是新的' : '开始以后会写入消费、会员和成长值'}>
        {isDone ? (
          <Button type="primary" onClick={() => void navigate('/data/imports')}>
            看导入记录
          </Button>
        ) : (
          <>
            <Button disabled={isGoing} onClick={onBack}>
              回去
            </Button>
            {isGoing ? (
              <Button
                onClick={() => {
                  isStopped.current = true
                }}
              >
                记完这一批停下
              </Button>
            ) : (
              <Button type="primary" onClick={() => void start()}>
                {report ? '接着导入' : '开始导入'}
              </Button>
            )}
          </>
        )}
      </StepBar>
    </>
  )
}

function stateText(report: ActionOutput<'import.apply'> | null, isGoing: boolean): string {
  if (!report) return ''
  if (report.isDone) return '完成'
  return `${isGoing ? '正在记' : '停在'}第 ${grouped(report.rowsDone)} 行，共 ${grouped(report.rows)} 行`
}
