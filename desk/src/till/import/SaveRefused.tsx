import { Button } from 'antd'
import { useState } from 'react'
import { csvLine, numberCell, textCell } from '#shared/front/export/csv'
import { refusalText } from '../../api/refusal-text'
import { ApiError, request } from '../../api/request'
import { saveText } from '../../ui/save-text'

/** All rows that an import did not record, as a table for correcting the file. */
export function SaveRefused({ importId }: { importId: string }) {
  const [isSaving, setSaving] = useState(false)
  const [problem, setProblem] = useState('')
  const save = async () => {
    setSaving(true)
    setProblem('')
    try {
      saveText('没有记的行.csv', refusedTable(await allRefused(importId)))
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setProblem(refusalText(error))
    } finally {
      setSaving(false)
    }
  }
  return (
    <span className="acts">
      {problem && <span className="danger small">{problem}</span>}
      <Button size="small" loading={isSaving} onClick={() => void save()}>
        下载全部
      </Button>
    </span>
  )
}

interface Refused {
  line: number
  reason: string
}

async function allRefused(importId: string): Promise<Refused[]> {
  const rows: Refused[] = []
  for (let from: number | null = 0; from !== null; ) {
    const page: { refused: Refused[]; nextFrom: number | null } = await request('import.get', { importId, from })
    rows.push(...page.refused)
    from = page.nextFrom
  }
  return rows
}

/** The file is opened in a spreadsheet, so no cell may look like a formula. */
export function refusedTable(rows: readonly Refused[]): string {
  const lines = rows.map(({ line, reason }) => csvLine([numberCell(line), textCell(reason)]))
  return [csvLine([textCell('行'), textCell('原因')]), ...lines].join('')
}
