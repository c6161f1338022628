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
  mayAssign: false,
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

test('a manager sees whose the guest is and gives them to a clerk; a clerk is not asked', async () => {
  const own = { staffId: 'mem_0000000001', name: '小林', isNamed: true }
  const clerks = [own, { staffId: 'mem_0000000002', name: '小吴' }]
  const { sent } = await open(
    { reply: guest({ mayAssign: true }) },
    { reply: { own, clerks } },
    { reply: { own: { ...own, staffId: 'mem_0000000002', name: '小吴' } } },
    { reply: { own: { ...own, staffId: 'mem_0000000002', name: '小吴' }, clerks } },
  )
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '这位客人' })))
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '归哪位店员' })))
  expect(screen.getByText('归 小林')).toBeTruthy()
  await act(async () => fireEvent.click(screen.getByText('交给 小吴')))
  expect(sent[2]).toMatchObject({ action: 'follow-up.setOwnClerk', input: { staffId: 'mem_0000000002' } })
  expect(screen.getByText('归 小吴')).toBeTruthy()
})

test('a clerk cannot say whose the guest is', async () => {
  await open({ reply: guest() })
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '这位客人' })))
  expect(screen.queryByRole('button', { name: '归哪位店员' })).toBeNull()
})
