import { Button } from 'antd'
import { useState } from 'react'
import { Route, Routes } from 'react-router'
import { useAsk } from '../../api/use-ask'
import { Answer } from '../../ui/Answer'
import { Card, Page, Status } from '../../ui/Page'
import { Rows } from '../../ui/Rows'
import { momentText } from '../../ui/words'
import { ExperimentDialog } from './ExperimentDialog'
import { ExperimentPage } from './ExperimentPage'
import { blankForm, statusOf, VERDICTS } from './form'

const UNKNOWN = { tone: 'plain', word: '–' } as const

export default function ExperimentsPage() {
  return (
    <Routes>
      <Route path=":experimentId" element={<ExperimentPage />} />
      <Route path="*" element={<Overview />} />
    </Routes>
  )
}

function Overview() {
  const asked = useAsk('experiment.list', {})
  const [isWriting, setWriting] = useState(false)
  return (
    <Page
      title="实验"
      hint="同一件事用几种做法，数一数哪种好；价格、等级和答应过的奖励不能拿来试"
      acts={
        <Button type="primary" onClick={() => setWriting(true)}>
          写一个实验
        </Button>
      }
    >
      <Card>
        <Answer asked={asked} lines={6}>
          {({ experiments }) => (
            <Rows
              name="实验"
              rows={experiments}
              keyOf={({ experimentId }) => experimentId}
              linkOf={({ experimentId }) => `/experiments/${experimentId}`}
              empty="还没有做过实验。先想好想知道什么，再写下来"
              columns={[
                { title: '实验', of: ({ name }) => name },
                { title: '在哪里', of: ({ surfaceText }) => surfaceText },
                { title: '看什么', of: ({ figureText }) => figureText },
                {
                  title: '状态',
                  of: (experiment) => {
                    const { tone, word } = statusOf(experiment)
                    return <Status tone={tone}>{word}</Status>
                  },
                },
                {
                  title: '结论',
                  of: ({ status, verdict = 'none' }) => {
                    if (status === 'draft') return '–'
                    const { tone, word } = VERDICTS[verdict] ?? UNKNOWN
                    return <Status tone={tone}>{word}</Status>
                  },
                },
                {
                  title: '开始',
                  of: ({ startedAt }) => (startedAt === null ? '–' : momentText(startedAt)),
                  isExtra: true,
                },
              ]}
            />
          )}
        </Answer>
      </Card>
      {isWriting && <ExperimentDialog changes={null} initial={blankForm()} onClose={() => setWriting(false)} />}
    </Page>
  )
}
