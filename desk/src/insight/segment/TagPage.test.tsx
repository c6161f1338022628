import { screen } from '@testing-library/react'
import { Route, Routes } from 'react-router'
import type { ActionOutput } from '../../api/request'
import { type Answers, renderFor } from '../../testing/render-for'
import { TagPage } from './TagPage'

const ANSWERS: Answers = {
  'tag.list': () =>
    ({
      tags: [{ key: 'repeat', name: '多次消费', by: 'rule', rule: ['消费 2 次以上'], members: 3 }],
    }) as unknown as ActionOutput<'tag.list'>,
  'tag.listMembers': () => ({
    members: [{ memberId: 'mem_1', displayName: '林间', sinceDay: '2026-11-01' }] as never,
    nextAfterId: null,
  }),
}
const page = (
  <Routes>
    <Route path="/tags/:tagKey" element={<TagPage />} />
  </Routes>
)

test('a tag says in words how it comes about, and who carries it', async () => {
  renderFor({}, page, ANSWERS, '/tags/repeat')
  expect(await screen.findByRole('heading', { level: 1, name: '多次消费' })).toBeTruthy()
  expect(screen.getByText('消费 2 次以上')).toBeTruthy()
  expect((await screen.findByRole('link', { name: '林间' })).getAttribute('href')).toBe('/members/mem_1')
})

test('one that the rules have no more is said to be so', async () => {
  renderFor({}, page, ANSWERS, '/tags/gone')
  expect(await screen.findByText('规则里没有这个标签了')).toBeTruthy()
})
