import { render, screen } from '@testing-library/react'
import { scriptReplies } from '../../../testing/replies'
import { aStaff } from '../../../testing/staff-answers'
import { resetTaro } from '../../../testing/taro'
import OwnCodePage from './index'

beforeEach(resetTaro)

test('a clerk shows the own code and sees how many joined by it', async () => {
  const own = { key: '7K2M9QXR', scene: '7K2M9QXR', fileId: 'cloud://x/codes/a.png', picture: 'AAAA', brought: 12 }
  const sent = scriptReplies({ reply: aStaff() }, { reply: own })
  render(<OwnCodePage />)
  expect(await screen.findByText('12 位')).toBeTruthy()
  expect(screen.getByRole('img', { name: '周小满的店员码' })).toBeTruthy()
  expect(sent[1]).toMatchObject({ action: 'entrance.getOwn', input: { storeId: 'str_east' } })
})
