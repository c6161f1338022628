import fs from 'node:fs'
import path from 'node:path'
import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { openWithNewAlone, putSealedBefore, resealJobCases, setFieldKeys } from './testing/reseal-cases'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => {
  setFieldKeys('old', null)
  return shop.close()
})

const run = () => shop.ops('job.run', { job: 'reseal', force: true })

test('after the job the new key opens alone, and the next run, which changes nothing, says that the old one may go', async () => {
  putSealedBefore(shop)
  expect(() => openWithNewAlone(shop)).toThrow()
  expect(await run()).toMatchObject({ status: 'done', changed: 3 })
  expect(openWithNewAlone(shop)).toEqual(['+8613800001111', '1990-03-09', 'secret', '{}'])
  expect(await run()).toMatchObject({ status: 'done', changed: 0 })
})

test('whatever is sealed is either sealed again by this job, or lives for minutes', () => {
  const domains = path.join(__dirname, '..', '..')
  const files = (fs.readdirSync(domains, { recursive: true }) as string[]).filter(
    (file) => /(?<!\.test)\.ts$/.test(file) && !file.includes('testing'),
  )
  const calls = files.flatMap((file) => [
    ...fs.readFileSync(path.join(domains, file), 'utf8').matchAll(/\bseal\(([\w'-]+)/g),
  ])
  const fields = new Set(calls.map(([, field = '']) => field).filter((field) => field !== 'field'))
  expect([...fields].sort()).toEqual([
    "'birthday'",
    "'migration'",
    "'phone'",
    "'till-proof'",
    'ANSWERS_FIELD',
    'SEALED_FIELD',
    'SECRET_FIELD',
  ])
})

test('without another key the job reads nothing', async () => {
  putSealedBefore(shop)
  setFieldKeys('old', null)
  expect(await run()).toMatchObject({ status: 'done', looked: 0 })
})

describeJobMatrix(
  () => shop,
  resealJobCases(() => shop),
)
