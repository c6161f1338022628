import type { Names } from '../names'

/** The page and what it is made of. */
export function phoneFiles(names: Names): Record<string, string> {
  const feature = `client/src/features/${names.shelf}/${names.noun}`
  const page = `client/src/pages/${names.noun}`
  return {
    [`${feature}/${names.type}Form.tsx`]: form(names),
    [`${page}/index.tsx`]: pageFile(names),
    [`${page}/index.config.ts`]: pageConfig(),
    [`${page}/index.test.tsx`]: pageTest(names),
  }
}

const form = ({ noun, type }: Names) => `import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import field from '../../../ui/Field.module.scss'

type Props = { text: string; prompt: string; onSaved: () => void }

const TEXT_LENGTH_MAX = 200

export function ${type}Form({ text, prompt, onSaved }: Props) {
  const [typed, setTyped] = useState(text)
  const save = useMutation('${noun}.save', { onDone: onSaved })
  const wanted = typed.trim()
  return (
    <>
      <View className={field.label} aria-hidden>
        {prompt}
      </View>
      <View className={field.line}>
        <Input
          className={field.input}
          value={typed}
          maxlength={TEXT_LENGTH_MAX}
          disabled={save.running}
          onInput={(e) => setTyped(e.detail.value)}
          aria-label={prompt}
        />
      </View>
      {save.error ? (
        <View className={field.error} role="alert" ariaRole="alert">
          {refusalText(save.error)}
        </View>
      ) : null}
      <Button loading={save.running} disabled={wanted === ''} onClick={() => void save.run({ text: wanted })}>
        保存
      </Button>
    </>
  )
}
`

const pageFile = ({ shelf, noun, value, type }: Names) => `import { useQuery } from '../../api/use-query'
import { ${type}Form } from '../../features/${shelf}/${noun}/${type}Form'
import { Card } from '../../ui/Card'
import { Page } from '../../ui/Page'
import { Skeleton } from '../../ui/Skeleton'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { usePageViewed } from '../use-page-viewed'

function ${type}Page() {
  const mine = useQuery('${noun}.getMine', {})
  usePageViewed('${noun}')
  return (
    <Page>
      <QueryView query={mine} skeleton={<Skeleton rows={2} />}>
        {({ ${value}, prompt }) => (
          <Card>
            <${type}Form text={${value}?.text ?? ''} prompt={prompt} onSaved={() => void mine.refresh()} />
          </Card>
        )}
      </QueryView>
    </Page>
  )
}

export default guarded('${noun}', ${type}Page)
`

const pageConfig = () => `export default definePageConfig({ navigationBarTitleText: '备注' })
`

const pageTest = ({
  noun,
  value,
  type,
}: Names) => `import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { type Scripted, scriptReplies } from '../../testing/replies'
import { resetTaro } from '../../testing/taro'
import ${type}Page from './index'

beforeEach(resetTaro)

const PROMPT = '想让店里记住什么？'

async function open(...script: Scripted[]) {
  const sent = scriptReplies(...script)
  render(<${type}Page />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('what was written is there to be changed', async () => {
  await open({ reply: { ${value}: { text: '少冰', changedAt: 1 }, prompt: PROMPT } })
  expect(screen.getByLabelText<HTMLInputElement>(PROMPT).value).toBe('少冰')
})

test('what a member writes is kept', async () => {
  const saved = { ${value}: { text: '去冰', changedAt: 2 } }
  const none = { ${value}: null, prompt: PROMPT }
  const sent = await open({ reply: none }, { reply: saved }, { reply: { ...saved, prompt: PROMPT } })
  fireEvent.input(screen.getByLabelText(PROMPT), { target: { value: '去冰' }, detail: { value: '去冰' } })
  fireEvent.click(screen.getByText('保存'))
  await waitFor(() => expect(sent.map(({ action }) => action)).toContain('${noun}.save'))
  expect(sent[1]?.input).toEqual({ text: '去冰' })
})

test('a shop that does not answer is said, with another try', async () => {
  await open({ refuse: 'INTERNAL' })
  expect(screen.getByText('再试一次')).toBeTruthy()
})
`
