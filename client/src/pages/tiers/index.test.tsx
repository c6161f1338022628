import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { keepAnswer } from '../../api/kept-answers'
import { anOwnBenefitList, aStanding, aTierList } from '../../testing/answers'
import { day } from '../../testing/days'
import { quiet, resetQuiet, type Scripted, scriptReplies } from '../../testing/replies'
import { resetTaro } from '../../testing/taro'
import TiersPage from './index'

beforeEach(resetTaro)
afterEach(resetQuiet)

async function open(...script: Scripted[]) {
  const sent = scriptReplies(...script)
  await act(async () => void render(<TiersPage />))
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('shows the shape of the page until the shop answers', async () => {
  scriptReplies('never')
  await act(async () => void render(<TiersPage />))
  expect(screen.getAllByLabelText('正在加载').length).toBeGreaterThan(0)
})

test('all tiers stand side by side, each with how far it is', async () => {
  await open({ reply: aTierList() })
  expect(screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)).toEqual([
    '素纸会员',
    '翡翠会员',
    '琥珀会员',
    '墨金会员',
  ])
  expect(screen.getByText('已达到')).toBeTruthy()
  expect(screen.getByText('当前等级')).toBeTruthy()
  expect(screen.getByText('还差 360 成长值')).toBeTruthy()
  expect(screen.getByText('还差 2,360 成长值')).toBeTruthy()
  expect(screen.getByText('成长值 1,000 起')).toBeTruthy()
})

test('says what the tier brings now, what limits it, and what it has saved this month', async () => {
  quiet['benefit.listMine'] = { reply: anOwnBenefitList(), inputs: [] }
  await open({ reply: aTierList() })
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    '9 折茶饮；每月最多省 ¥30本月省了 ¥2.00',
    '免配送费茶饮；每月最多省 ¥30本月还能省 ¥10',
    '8.8 折茶饮；每月最多省 ¥30本月省了 ¥30.00，额度用完了',
    '新茶试饮每季到店尝新茶',
  ])
  expect(screen.getByText('结账时自动算')).toBeTruthy()
})

test('says what keeps the tier and until when', async () => {
  await open({ reply: aTierList() })
  expect(screen.getByText('翡翠会员有效期至 2027年3月10日，成长值已够保级（需要 200），到期自动续上。')).toBeTruthy()
})

test('says what is missing for keeping it', async () => {
  const keep = { growthNeeded: 200, missingGrowth: 120, untilDay: day('2027-03-10') }
  await open({ reply: aTierList({ standing: aStanding({ keep }) }) })
  expect(screen.getByText(/只看之前 12 个月的成长值，再得 120 就能保级，不够会降一级/)).toBeTruthy()
})

test('the first tier is not threatened with an end, and the last one with a next step', async () => {
  const standing = aStanding({ tierKey: 'paper', untilDay: null, keep: null, next: null })
  await open({ reply: aTierList({ standing }) })
  expect(screen.getByText('素纸会员长期有效。')).toBeTruthy()
  expect(screen.queryByRole('progressbar')).toBeNull()
})

test('says how growth is earned, by the rules in force', async () => {
  await open({ reply: aTierList({ growthPer100Yuan: 50, windowMonths: 6 }) })
  expect(screen.getByText('消费每满 2 元得 1 成长值；结账时出示会员码。')).toBeTruthy()
  expect(screen.getByText('每天签到得 1 成长值。')).toBeTruthy()
  expect(screen.getByText(/近 6 个月/)).toBeTruthy()
})

test('promises no growth that the rules do not give', async () => {
  await open({ reply: aTierList({ growthPer100Yuan: 0, dailyGrowth: 0 }) })
  expect(screen.queryByText(/消费每/)).toBeNull()
  expect(screen.queryByText(/每天签到/)).toBeNull()
})

test('says what went wrong and tries again', async () => {
  await open({ refuse: 'INTERNAL' }, { reply: aTierList() })
  expect(screen.getByRole('alert').textContent).toContain('出了点问题')
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '再试一次' })))
  expect(await screen.findByText('当前等级')).toBeTruthy()
})

test('without network it shows what was known, dated', async () => {
  keepAnswer('query:tier.list:{}', { data: aTierList(), receivedAt: Date.UTC(2026, 10, 19, 1, 41) })
  await open('lost', 'lost')
  expect(await screen.findByText('显示的是 11月19日 09:41 的数据')).toBeTruthy()
  expect(screen.getByText('当前等级')).toBeTruthy()
})
