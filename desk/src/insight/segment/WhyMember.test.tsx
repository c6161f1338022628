import { fireEvent, screen } from '@testing-library/react'
import type { ActionOutput } from '../../api/request'
import { renderFor } from '../../testing/render-for'
import { WhyMember } from './WhyMember'

const explained = {
  ...{ text: '满足全部', isMet: false, actual: null },
  parts: [
    { text: '等级是翡翠', isMet: true, actual: '翡翠', parts: [] },
    { text: '近 30 天消费 2 次以上', isMet: false, actual: '1 次', parts: [] },
  ],
}
const MEMBER = { memberId: 'mem_7K3M9QX2TB', nickname: '林间', phoneMasked: null }

test('each condition says what the member has there, and what will change by itself', async () => {
  renderFor({}, <WhyMember segmentId="seg_a" />, {
    'member.find': () => MEMBER as unknown as ActionOutput<'member.find'>,
    'segment.explain': () => ({
      ...{ state: 'kept', isIn: true, isMet: false, sinceDay: null, turnsOn: null },
      explained,
    }),
  })
  fireEvent.change(screen.getByLabelText('哪一位会员'), { target: { value: '7K3M9QX2TB' } })
  expect(await screen.findByText('还在里面，按现在该离开了')).toBeTruthy()
  const lines = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(lines.slice(1)).toEqual(['等级是翡翠（翡翠）符合', '近 30 天消费 2 次以上（1 次）不符合'])
})
