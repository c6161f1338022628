import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useAct } from '../../api/use-act'
import { Card, Status, type Tone } from '../../ui/Page'
import { Refusal } from '../../ui/Refusal'
import { Rows } from '../../ui/Rows'
import { StepBar } from '../../ui/Steps'
import { saveText } from '../../ui/save-text'
import { grouped } from '../../ui/words'
import { FILE_BYTES_MAX, type FilePart, readProductFile, sampleTable } from './product-file'
import { hasNews, type Outcome, type RowReport, sumsText, toldFirst, WORDS } from './row-reports'

type State =
  | { kind: 'none'; problem: string | null }
  | {
      kind: 'checking' | 'checked' | 'saving' | 'saved'
      name: string
      parts: FilePart[]
      reports: RowReport[]
      done: number
    }

const TONES: Record<Outcome, Tone> = { refused: 'bad', new: 'good', changed: 'watch', same: 'plain' }

const SHOWN_AT_ONCE = 100

/** Reads a table of goods, says for each row what would come of it, and then keeps it. */
export function ProductFile() {
  const act = useAct('product.saveFile')
  const picker = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<State>({ kind: 'none', problem: null })
  const [shown, setShown] = useState(SHOWN_AT_ONCE)

  /** A part whose reply was lost is sent again as it was, from there on. */
  const go = async (name: string, parts: FilePart[], dryRun: boolean, before: RowReport[] = [], done = 0) => {
    const reports = [...before]
    for (const [index, part] of parts.entries()) {
      if (index < done) continue
      setState({ kind: dryRun ? 'checking' : 'saving', name, parts, reports, done: index })
      const answer = await act.run({ text: part.text, dryRun })
      if (!answer) return
      reports.push(...answer.rows.map((row, at) => ({ ...row, line: part.lines[at] ?? row.line })))
    }
    setState({ kind: dryRun ? 'checked' : 'saved', name, parts, reports, done: parts.length })
  }
  const take = async (file: File) => {
    act.clear()
    setShown(SHOWN_AT_ONCE)
    if (file.size > FILE_BYTES_MAX) return setState({ kind: 'none', problem: '这份文件太大，最多 4 MB' })
    const parts = await readProductFile(file)
    if (!parts)
      return setState({ kind: 'none', problem: '读不出表格：要有一行列名和至少一行商品，xls 请先另存为 xlsx 或 CSV' })
    await go(file.name, parts, true)
  }
  return (
    <>
      <Card
        title="用表格改"
        hint="CSV、TSV 或 xlsx 的第一张表；第一行是列名。没有的列不动，空的格子清空"
        act={<Button onClick={() => saveText('商品-样表.csv', sampleTable())}>下载样表</Button>}
      >
        <input
          ref={picker}
          className="file-picker"
          aria-label="商品的表格"
          tabIndex={-1}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            // Lets the same file be chosen again after it was corrected.
            event.target.value = ''
            if (file) void take(file)
          }}
        />
        <p className="acts">
          <Button
            type={state.kind === 'none' || state.kind === 'saved' ? 'primary' : 'default'}
            loading={state.kind === 'checking' && act.isRunning}
            disabled={state.kind === 'saving' && act.isRunning}
            onClick={() => picker.current?.click()}
          >
            {state.kind === 'none' ? '选一份表格' : '换一份'}
          </Button>
          {state.kind !== 'none' && <span>{state.name}</span>}
        </p>
        {state.kind === 'none' && state.problem && (
          <p className="problem" role="alert">
            {state.problem}
          </p>
        )}
        <Refusal error={act.error} />
        {state.kind !== 'none' && (
          <Rows
            name="每一行会怎样"
            rows={toldFirst(state.reports).slice(0, shown)}
            keyOf={({ line }) => String(line)}
            more={{
              has: state.reports.length > shown,
              isAsking: false,
              ask: () => setShown(shown + SHOWN_AT_ONCE),
            }}
            columns={[
              { title: '行', of: ({ line }) => grouped(line) },
              { title: '编号', of: ({ key }) => key ?? '–' },
              {
                title: '结果',
                of: ({ outcome }) => <Status tone={TONES[outcome]}>{WORDS[outcome]}</Status>,
              },
              { title: '说明', of: ({ outcome, text }) => (outcome === 'new' || outcome === 'same' ? '' : text) },
            ]}
          />
        )}
      </Card>
      {state.kind !== 'none' && (
        <StepBar says={statusText(state, act.isRunning)}>
          {state.kind === 'checked' && hasNews(state.reports) && (
            <Button type="primary" onClick={() => void go(state.name, state.parts, false)}>
              存进目录
            </Button>
          )}
          {(state.kind === 'saving' || state.kind === 'checking') && act.error && !act.isRunning && (
            <Button
              onClick={() => void go(state.name, state.parts, state.kind === 'checking', state.reports, state.done)}
            >
              接着来
            </Button>
          )}
        </StepBar>
      )}
    </>
  )
}

function statusText({ kind, parts, reports, done }: Exclude<State, { kind: 'none' }>, isRunning: boolean): string {
  const rows = parts.reduce((sum, { lines }) => sum + lines.length, 0)
  const sums = sumsText(reports)
  switch (kind) {
    case 'checking':
      return isRunning ? `正在试读，共 ${grouped(rows)} 行` : `试读到第 ${grouped(reports.length)} 行停了，什么都没有存`
    case 'checked':
      return `试读了 ${grouped(rows)} 行，${hasNews(reports) ? '还没有存' : '没有要存的'}：${sums}`
    case 'saving':
      return isRunning
        ? `正在存，${grouped(reports.length)} / ${grouped(rows)} 行`
        : `前 ${grouped(reports.length)} 行存好了（${done} / ${parts.length} 段），后面的还没有：点“接着来”`
    case 'saved':
      return `存好了：${sums}`
  }
}
