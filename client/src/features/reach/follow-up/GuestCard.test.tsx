import { act, fireEvent, render, screen } from '@testing-library/react'
import { quiet, resetQuiet, type Scripted, scriptReplies } from '../../../testing/replies'
import { resetTaro } from '../../../testing/taro'
import { GuestCard } from './GuestCard'
import { type Guest, useGuests } from './use-guests'

beforeEach(() => {
  resetTaro()
  resetQuiet()
  delete quiet['follow-up.seeGuest']
})
afterEach(resetQuiet)

const member = { memberCode: '7K2M9QXR4T', proof: 'v1.bm9uY2U.dGFn.dGV4dA', displayName: '何青' }
const other = { ...member, proof: 'v1.b3RoZXI.dGFn.dGV4dA' }

function Till({ shown = member }) {
  const guests = useGuests('str_east')
  return <GuestCard guests={guests} storeId="str_east" member={shown} />
}

const guest = (part: Partial<Guest> = {}): Guest => ({
  first: { say: '毛尖给您留了一两', because: '爱喝毛尖' },
  facts: [{ kind: 'birthday', title: '这周生日', text: '说一声生日快乐' }],
  said: ['少糖'],
  bought: ['茉莉毛尖'],
  note: { text: '靠窗坐', at: 0, isMine: false },
  followUp: null,
  ...part,
})

async function open(...script: Scripted[]) {
  const sent = scriptReplies(...script)
  const view = render(<Till />)
  await act(async () => {})
  return { sent, view }
}

test('one look for a scan, whatever proof the next page of the sale has', async () => {
  const { sent, view } = await open({ reply: guest() })
  expect(screen.getByText('毛尖给您留了一两')).toBeTruthy()
  view.rerender(<Till shown={other} />)
  await act(async () => {})
  expect(sent).toHaveLength(1)
})

test.each<[string, Scripted]>([
  ['does not come', 'lost'],
  ['is refused', { refuse: 'NOT_ALLOWED' }],
])('where the answer %s there is nothing to see', async (_name, scripted) => {
  await open(scripted, scripted, scripted)
  expect(screen.queryByText('先说这一句')).toBeNull()
})

test('the sheet shows facts, taste and the note, which is changed in place', async () => {
  const { sent } = await open({ reply: guest() }, { reply: { note: { text: '靠窗坐，要插座', at: 1, isMine: true } } })
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '这位客人' })))
  expect(screen.getByText('常买：茉莉毛尖')).toBeTruthy()
  expect(screen.getByText(/看过这一页会留下记录/)).toBeTruthy()
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '改' })))
  await act(async () => fireEvent.change(screen.getByRole('textbox'), { target: { value: '靠窗坐，要插座' } }))
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '记下备注' })))
  expect(sent[1]).toMatchObject({ action: 'follow-up.saveNote', input: { text: '靠窗坐，要插座' } })
  expect(screen.getByText('靠窗坐，要插座')).toBeTruthy()
})
