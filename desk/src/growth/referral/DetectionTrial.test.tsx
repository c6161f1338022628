import { fireEvent, screen } from '@testing-library/react'
import { defaultDetectionRules } from '#shared/growth/referral/signals/rules'
import type { ActionOutput } from '../../api/request'
import { renderFor } from '../../testing/render-for'
import { DetectionTrial } from './DetectionTrial'

const OWNER = { memberId: 'mem_1', name: '小乔', role: null, isOwner: true, grants: [] }
const change = (index: number): ActionOutput<'referral.simulateDetection'>['changes'][number] => ({
  ...{ bondId: `mem_FRIEND000${index}`, inviterId: 'mem_INVITER001', scoreBefore: 3.2, scoreAfter: 5.4 },
  ...{ isHeldAfter: true, decision: index === 0 ? 'released' : null },
})
const TRIAL: ActionOutput<'referral.simulateDetection'> = {
  ...{ bonds: 320, isCut: false, heldBefore: 12, heldAfter: 24, newlyHeld: 12, noLongerHeld: 0 },
  ...{ newlyHeldThoughReleased: 1, noLongerHeldThoughRefused: 0 },
  changes: Array.from({ length: 12 }, (_, index) => change(index)),
}
const ANSWERS = { 'referral.simulateDetection': () => TRIAL }

test('nothing is reckoned before somebody asks; then it says what people had decided', async () => {
  const { inputsOf } = renderFor({ person: OWNER }, <DetectionTrial document={defaultDetectionRules} />, ANSWERS)
  const ask = await screen.findByRole('button', { name: '试一遍' })
  expect(inputsOf('referral.simulateDetection')).toEqual([])
  fireEvent.click(ask)
  expect(await screen.findByText('12 笔，其中 1 笔人放行过，会停错')).toBeTruthy()
  expect(inputsOf('referral.simulateDetection')).toEqual([{ rules: defaultDetectionRules }])
  expect(screen.getAllByText(/会停下/)).toHaveLength(8)
  fireEvent.click(screen.getByRole('button', { name: '看全部 12 笔' }))
  expect(screen.getAllByText(/会停下/)).toHaveLength(12)
  expect(screen.getByText(/当时停了，放行了/)).toBeTruthy()
})

test('a document that is not whole cannot be tried', async () => {
  renderFor({ person: OWNER }, <DetectionTrial document={{ ...defaultDetectionRules, recordMax: -1 }} />, ANSWERS)
  expect((await screen.findByRole('button', { name: '试一遍' })).hasAttribute('disabled')).toBe(true)
})

test('whoever may not see referrals is not offered it', async () => {
  const grants = [{ right: 'rules', level: 'operator', scope: { kind: 'shop' } }] as never
  const { container } = renderFor(
    { person: { ...OWNER, isOwner: false, grants } },
    <DetectionTrial document={defaultDetectionRules} />,
  )
  expect(container.textContent).toBe('')
})
