import { randomUUID } from 'node:crypto'
import { asOperator, asPerson, type DemoShop } from './actor'

const DEVICE_KEY = '5a0c1e2d3b4f69788796a5b4c3d2e1f0'
const ACCOUNTS = 10

/** Accounts by the dozen on one phone, found by the job: so that the desk of a shop that was opened just now has somebody to let go. */
export async function holdACrowd(server: DemoShop): Promise<void> {
  const ids = Array.from({ length: ACCOUNTS }, (_, number) => `crowd-${number + 1}`)
  server.people.add(ids.map((id, number) => ({ id, name: `团建 ${number + 1}`, note: '会员 · 同一台手机上的一批' })))
  for (const id of ids) {
    const act = asPerson(server, id)
    await act('home.open', {})
    const visit = { touchId: randomUUID(), sessionId: randomUUID(), agoMs: 0, deviceKey: DEVICE_KEY }
    await act('entrance.recordTouch', visit)
  }
  await asOperator(server)('job.run', { job: 'watch-traffic', force: true })
}
