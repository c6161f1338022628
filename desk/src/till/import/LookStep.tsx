import { Button, Segmented } from 'antd'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card, Facts } from '../../ui/Page'
import { StepBar } from '../../ui/Steps'
import type { ChosenFile, FileLook } from './draft'

const DELIMITERS: Record<string, string> = { ',': '逗号', '\t': '制表符', ';': '分号', '|': '竖线' }

interface LookStepProps {
  file: ChosenFile
  onSheet(sheet: string): void
  onBack(): void
  onNext(looked: FileLook): void
}

/** Shows how the file was understood, before anything is decided. */
export function LookStep({ file: { fileId, sheet }, onSheet, onBack, onNext }: LookStepProps) {
  const asked = useAsk('import.look', { fileId, ...(sheet !== null && { sheet }) })
  const looked = asked.answer
  return (
    <>
      <Answer asked={asked} lines={8}>
        {(answer) => (
          <div className="stack">
            <Card title="怎么写的">
              <Facts
                facts={[
                  ['编码', answer.encoding === 'gb18030' ? 'GBK（gb18030）' : answer.encoding],
                  ...(answer.delimiter === null
                    ? []
                    : [['分隔', DELIMITERS[answer.delimiter] ?? answer.delimiter] as const]),
                  ['像是', answer.system?.title ?? '没有见过的格式，按列名猜'],
                  ['标题在', answer.headLine === 0 ? '没有找到' : `第 ${answer.headLine} 行`],
                ]}
              />
              {answer.sheets.length > 1 && (
                <Segmented
                  aria-label="工作表"
                  value={answer.sheet ?? ''}
                  options={answer.sheets}
                  onChange={(next) => onSheet(String(next))}
                />
              )}
            </Card>
            <Card title="前几行" hint="标题乱码、错列，就回去换一份另存为 UTF-8 的">
              <FirstRows {...answer} />
            </Card>
          </div>
        )}
      </Answer>
      <StepBar says="下一步说明每一列是什么">
        <Button onClick={onBack}>回去</Button>
        <Button type="primary" disabled={!looked} onClick={() => looked && onNext(looked)}>
          这样对，去认列
        </Button>
      </StepBar>
    </>
  )
}

export function FirstRows({ headings, rows }: Pick<FileLook, 'headings' | 'rows'>) {
  return (
    <div className="rows-scroll" tabIndex={-1}>
      <table className="rows cells" aria-label="文件的前几行">
        <thead>
          <tr>
            <th scope="col">行</th>
            {headings.map((heading, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns of a file may have one name
              <th key={index} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, cells }) => (
            <tr key={line}>
              <td className="soft">{line}</td>
              {cells === null ? (
                <td colSpan={headings.length} className="danger">
                  这一行读不出来
                </td>
              ) : (
                headings.map((_, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its place
                  <td key={index}>{cells[index]}</td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
