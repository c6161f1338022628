import { fireEvent, screen, waitFor } from '@testing-library/react'
import type { ActionOutput } from '../../api/request'
import { renderFor } from '../../testing/render-for'
import { WhyAsked } from './Why'

test('is asked for now, and again for what would be paid', async () => {
  const { inputsOf } = renderFor({}, <WhyAsked couponId="tpl_a:mem_1:claim:1" isOver={false} />, {
    'coupon.explain': ({ amountFen }) =>
      (amountFen === 3_550
        ? { outcome: 'usable', discountFen: 800, lines: [] }
        : {
            outcome: 'unusable',
            discountFen: null,
            lines: [{ text: '还差一点', next: '再买一点' }],
          }) as unknown as ActionOutput<'coupon.explain'>,
  })
  expect(await screen.findByText('还差一点。再买一点')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('买多少'), { target: { value: '35.5' } })
  expect(await screen.findByText('现在就能用，减 ¥8.00')).toBeTruthy()
  await waitFor(() =>
    expect(inputsOf('coupon.explain').at(-1)).toEqual({ couponId: 'tpl_a:mem_1:claim:1', amountFen: 3_550 }),
  )
})
