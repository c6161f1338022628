import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useStores } from '../../people/staff/use-stores'
import { Field } from '../../ui/Field'
import { Card } from '../../ui/Page'
import { StepBar } from '../../ui/Steps'
import type { ChosenFile } from './draft'
import { FILE_ID, FileChoice } from './FileChoice'

const SOURCE = /^(?:[a-z0-9][a-z0-9-]{0,30})?$/

interface FileStepProps {
  file: ChosenFile
  onChange(file: ChosenFile): void
  onNext(): void
}

export function FileStep({ file, onChange, onNext }: FileStepProps) {
  const stores = useStores()
  const [hasTried, setTried] = useState(false)
  const { fileId, storeId, source } = file
  const problems = {
    fileId: FILE_ID.test(fileId) ? null : '选一份文件',
    storeId: storeId === '' ? '选一家门店' : null,
    source: SOURCE.test(source) ? null : '用小写字母、数字和短横线，如 web-shop',
  }
  const left = Object.values(problems).filter((problem) => problem !== null).length
  const shown = (problem: string | null) => (hasTried ? problem : null)
  return (
    <>
      <Card title="哪一份文件">
        <FileChoice
          fileId={fileId}
          problem={shown(problems.fileId)}
          onChange={(next) => onChange({ ...file, fileId: next, sheet: null })}
        />
        <div className="form-grid">
          <Field label="门店" help="消费记在这家店" problem={shown(problems.storeId)}>
            {(id) => (
              <Select
                id={id}
                value={storeId === '' ? null : storeId}
                placeholder="选一家门店"
                options={stores.options}
                onChange={(next) => onChange({ ...file, storeId: next })}
              />
            )}
          </Field>
          <Field
            label="来源"
            help="门店自己的收银台不用写。网店、外卖平台写一个名字：它的会员号只在这个来源里算数"
            problem={shown(problems.source)}
          >
            {(id) => (
              <Input
                id={id}
                value={source}
                placeholder="门店自己的收银台"
                onChange={(event) => onChange({ ...file, source: event.target.value.trim() })}
              />
            )}
          </Field>
        </div>
      </Card>
      <StepBar says={hasTried && left > 0 ? `还有 ${left} 处要写` : '下一步只看文件，什么都不写入'}>
        <Button type="primary" onClick={() => (left === 0 ? onNext() : setTried(true))}>
          看一眼
        </Button>
      </StepBar>
    </>
  )
}
