import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ComponentType } from 'react'
import { type Scripted, scriptReplies } from '../../testing/replies'
import { resetTaro, router } from '../../testing/taro'
import FormPage from './form/index'
import QuestionsPage from './index'

beforeEach(() => {
  resetTaro()
  router.params = { key: 'taste' }
})

async function open(Shown: ComponentType, ...script: Scripted[]) {
  const sent = scriptReplies(...script)
  render(<Shown />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

/** 20 November 2026. */
const AT = Date.UTC(2026, 10, 20, 4)
const said = [
  { formKey: 'taste', formTitle: '口味小问卷', questionKey: 'tea', text: '平时爱喝哪一类', words: '乌龙', at: AT },
]
const line = { formKey: 'taste', title: '口味小问卷', about: '用来挑茶', purpose: 'taste', questions: 2, points: 10 }
const form = {
  ...{ formKey: 'taste', title: '口味小问卷', about: '用来挑茶', points: 10, sensitive: null },
  questions: [
    {
      ...{ key: 'tea', text: '平时爱喝哪一类', kind: 'choices', isOptional: false },
      options: [
        { key: 'oolong', text: '乌龙' },
        { key: 'green', text: '绿茶' },
      ],
    },
    { key: 'sweet', text: '多甜合适', kind: 'rating', isOptional: true, options: [] },
  ],
}

test('what was said stands with its question and day, and is deleted by one tap', async () => {
  const mine = { forms: [{ ...line, answeredAt: AT }], said }
  const gone = { ...mine, said: [] }
  const sent = await open(QuestionsPage, { reply: mine }, { reply: { said: [] } }, { reply: gone })
  expect(screen.getByText('答过了')).toBeTruthy()
  expect(screen.getByText(/“平时爱喝哪一类” · .*11月20日说的/)).toBeTruthy()
  fireEvent.click(screen.getByText('删掉'))
  expect(await screen.findByText('还没有说过什么')).toBeTruthy()
  expect(sent[1]).toMatchObject({ action: 'question.takeBack', input: { formKey: 'taste', questionKey: 'tea' } })
})

test('one question at a time; nothing is chosen beforehand, what may be skipped is, and all is sent at the end', async () => {
  const sent = await open(FormPage, { reply: { form } }, { reply: { pointsPaid: 10, said } })
  expect(screen.queryByText('跳过')).toBeNull()
  fireEvent.click(screen.getByText('下一题'))
  expect(screen.getByText('平时爱喝哪一类')).toBeTruthy()
  fireEvent.click(screen.getByText('乌龙'))
  fireEvent.click(screen.getByText('绿茶'))
  fireEvent.click(screen.getByText('下一题'))
  fireEvent.click(await screen.findByText('跳过'))
  expect(await screen.findByText('10 积分已到账')).toBeTruthy()
  const answers = [{ key: 'tea', choices: ['oolong', 'green'] }]
  expect(sent[1]?.input).toEqual({ formKey: 'taste', answers, consent: null })
})

test('what concerns a child is asked of a guardian who has agreed, and not before', async () => {
  const child = { ...form, sensitive: 'child', questions: form.questions.slice(0, 1), points: 0 }
  const sent = await open(FormPage, { reply: { form: child } }, { reply: { pointsPaid: 0, said } })
  fireEvent.click(screen.getByText('去回答'))
  expect(screen.queryByText('平时爱喝哪一类')).toBeNull()
  for (const part of screen.getAllByRole('switch')) fireEvent.click(part)
  fireEvent.click(screen.getByText('去回答'))
  fireEvent.click(await screen.findByText('乌龙'))
  fireEvent.click(screen.getByText('说完了'))
  expect(await screen.findByText('记下了')).toBeTruthy()
  expect(sent[1]?.input).toMatchObject({ consent: { version: 1, isGuardian: true } })
})

test('a form that is closed by now says so', async () => {
  await open(FormPage, { refuse: 'QUESTION_CLOSED' })
  expect(screen.getByRole('alert').textContent).toContain('这份问卷现在不收了')
})
