import { Button, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { useAsk } from '../../api/use-ask'
import { useStores } from '../../people/staff/use-stores'
import { Answer } from '../../ui/Answer'
import { Card, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { saveBytes } from '../../ui/save-bytes'
import { dayText, grouped, momentText, money } from '../../ui/words'
import { SAMPLE_FILE_NAME, sampleFile } from './sample-file'
import { UndoImport } from './UndoImport'

type ImportList = ActionOutput<'import.list'>

/** A store's imports, and the refunds that still wait for their purchase. */
export function Imports() {
  const stores = useStores()
  const [chosen, setChosen] = useState<string | null>(null)
  const storeId = chosen ?? stores.options[0]?.value ?? null
  const asked = useAsk('import.list', storeId === null ? null : { storeId })
  const navigate = useNavigate()
  return (
    <div className="stack">
      <Card
        title="导入记录"
        hint="同一份文件再导一次，什么也不会多"
        act={
          <span className="acts">
            <Select
              aria-label="门店"
              placeholder="选一家门店"
              value={storeId}
              options={stores.options}
              onChange={setChosen}
              className="store-choice"
            />
            <Button onClick={() => saveBytes(SAMPLE_FILE_NAME, [sampleFile()], 'text/csv')}>示例文件</Button>
            <Button type="primary" onClick={() => void navigate('/data/import')}>
              导入一份文件
            </Button>
          </span>
        }
      >
        <Answer asked={asked}>{({ imports }) => <ImportRows imports={imports} />}</Answer>
      </Card>
      {asked.answer && asked.answer.waiting.length > 0 && <Waiting waiting={asked.answer.waiting} />}
    </div>
  )
}

function ImportRows({ imports }: Pick<ImportList, 'imports'>) {
  return (
    <Rows
      name="导入记录"
      rows={imports}
      keyOf={({ importId }) => importId}
      empty="这家店还没有导入过。老顾客的消费可以一次导进来"
      columns={[
        { title: '时间', of: ({ startedAt }) => momentText(startedAt) },
        { title: '状态', of: (row) => <State {...row} /> },
        { title: '记成消费', of: ({ rowsDone }) => `${grouped(rowsDone)} 行`, isFigure: true, isExtra: true },
        { title: '新记下', of: ({ purchasesAdded }) => `${grouped(purchasesAdded)} 笔`, isFigure: true },
        { title: '早就有', of: ({ purchasesKnown }) => `${grouped(purchasesKnown)} 笔`, isFigure: true, isExtra: true },
        { title: '金额', of: ({ totalFen }) => money(totalFen), isFigure: true },
        { title: '退款', of: ({ returnedFen }) => money(returnedFen), isFigure: true },
        { title: '', of: (row) => <UndoImport imported={row} /> },
      ]}
    />
  )
}

function State({ isDone, undo }: ImportList['imports'][number]) {
  if (undo && !undo.isDone) return <Status tone="watch">没有撤销完，点“接着撤销”</Status>
  if (undo)
    return undo.keptRows > 0 ? (
      <Status tone="watch">撤销了，留下 {grouped(undo.keptRows)} 行</Status>
    ) : (
      <Status tone="plain">已撤销</Status>
    )
  return isDone ? <Status tone="good">完成</Status> : <Status tone="watch">没有做完，再导同一份会接着做</Status>
}

function Waiting({ waiting }: Pick<ImportList, 'waiting'>) {
  return (
    <Card title="等着的退款" hint="还没有导入它写明的那一笔消费；那一笔来了就会减上">
      <Rows
        name="等着的退款"
        rows={waiting}
        keyOf={({ receipt, refundNumber, day, amountFen }) => [receipt, refundNumber, day, amountFen].join(' ')}
        columns={[
          { title: '日期', of: ({ day }) => dayText(day) },
          { title: '小票', of: ({ receipt }) => receipt ?? '没有写' },
          { title: '退款单号', of: ({ refundNumber }) => refundNumber ?? '–', isExtra: true },
          { title: '金额', of: ({ amountFen }) => (amountFen === null ? '整笔' : money(amountFen)), isFigure: true },
        ]}
      />
    </Card>
  )
}
