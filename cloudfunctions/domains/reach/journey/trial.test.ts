import type { Definition } from '#shared/reach/journey/definition'
import { openShop, type Shop } from '../../../testing/shop'
import { openTemplate } from '../../loyalty/coupon/testing/a-template'
import { anOwner, approve, proposalOf, somebody } from '../../people/approval/testing/people'
import { aTraveller, DAY_MS, letter, lettersOf, MINUTE_MS, runsOf, startJourney, tickAfter } from './testing/travelling'
import { aForked, aTrial, JOURNEY, PLACE, putTravelled, startTrial, wayDealt } from './testing/tried'

// An experiment deals the ways of a journey's split: to whom, when it is counted, and what becomes of the journey afterwards.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const refusal = (code: string) => ({ ok: false, error: { code } })
const by = '林店长'
const placesOf = async () =>
  (await shop.ops('experiment.listPlaces', {})).surfaces.find(({ surface }) => surface === 'journey')?.places ?? []
const exposuresOf = (memberId: string) => shop.database.find('exposures').filter((each) => each.memberId === memberId)
const wayOf = (memberId: string) => runsOf(shop, memberId)[0]?.path.find(({ what }) => what === 'part')?.detail
const revisionOf = () => Number(shop.database.get('journeys', JOURNEY)?.revision)

async function travellers(count: number, consents: Parameters<typeof aTraveller>[1] = ['personalization']) {
  const all: Awaited<ReturnType<typeof aTraveller>>[] = []
  for (let number = 0; number < count; number += 1) {
    const phone = await aTraveller(shop, consents)
    await phone.call('check-in.perform', {})
    all.push(phone)
  }
  return all
}

describe('what can be chosen', () => {
  test('splits of journeys that run, and their ways, by what they are called', async () => {
    await startJourney(shop, aForked())
    expect(await placesOf()).toEqual([
      {
        placeId: PLACE,
        title: '旅程“试一试”里的随机分',
        ways: [
          { content: 'soon', title: '站内信“谢谢你来”' },
          { content: 'calm', title: '等 3 天，站内信“谢谢你来”' },
        ],
        why: null,
      },
    ])
    await shop.ops('journey.end', { journeyId: JOURNEY, note: '够了', by })
    expect(await placesOf()).toEqual([])
  })

  test('articles and tasks stand there by their titles, with nothing in particular to compare them with', async () => {
    const { surfaces } = await shop.ops('experiment.listPlaces', {})
    expect(surfaces.map(({ surface }) => surface).sort()).toEqual(['articleFirst', 'journey', 'taskFirst'])
    expect(surfaces.find(({ surface }) => surface === 'taskFirst')?.places[0]).toMatchObject({
      placeId: null,
      ways: [{ content: 'asNow' }],
      why: '现在没有任务',
    })
  })

  test('an extra coupon may be tried where nobody was promised one, and nowhere else', async () => {
    await openTemplate(shop, { ways: ['batch'] })
    const nodes = aForked().nodes.map((node) =>
      node.id === 'late' ? ({ kind: 'coupon', id: 'late', couponKey: 'twenty', next: null } as const) : node,
    )
    await startJourney(shop, { ...aForked({ nodes }), budgetFen: 10_000 })
    expect((await placesOf())[0]?.why).toBe('这个旅程送的是答应过每个人的，每一份里送的券和积分要一样')
    expect(await shop.askOps('experiment.save', { baseVersion: 0, draft: aTrial() })).toMatchObject(
      refusal('EXPERIMENT_PLACE'),
    )
    // The same coupon for all of one way, and on the other one for those alone who buy.
    const coupon = (id: string) => ({ kind: 'coupon', id, couponKey: 'twenty', next: null }) as const
    const within = { amount: 3, unit: 'days' } as const
    const ifBought = { fact: 'purchase.recorded', within, next: 'late', otherwise: null } as const
    const some = aForked().nodes.map((node) => {
      if (node.id === 'soon' || node.id === 'late') return coupon(node.id)
      return node.id === 'calm' ? ({ kind: 'waitFor', id: 'calm', ...ifBought } as const) : node
    })
    await startJourney(shop, { ...aForked({ nodes: some }), budgetFen: 10_000 })
    expect((await placesOf())[0]?.why).toContain('每一份里送的券和积分要一样')
    const all = some.map((node) => (node.id === 'calm' ? { ...node, otherwise: 'late' } : node)) as typeof some
    await startJourney(shop, { ...aForked({ nodes: all }), budgetFen: 10_000 })
    expect((await placesOf())[0]?.why).toBeNull()
    await startJourney(shop, { ...aForked({ nodes }), budgetFen: 10_000, kind: 'shop' })
    expect((await placesOf())[0]?.why).toBeNull()
  })

  test('ways that go on with one step are one; a place, a way and an edition that are not there are refused', async () => {
    const parts = [
      { percent: 50, next: 'soon' },
      { percent: 50, next: 'soon' },
    ]
    await startJourney(shop, { start: 'ways', nodes: [{ kind: 'split', id: 'ways', parts }, letter('soon', null)] })
    expect((await placesOf())[0]).toMatchObject({ why: '每一份后面都是同一步，没有可比的' })
    const called = [
      { percent: 50, next: null },
      { percent: 50, next: 'end' },
    ]
    await startJourney(shop, {
      start: 'ways',
      nodes: [{ kind: 'split', id: 'ways', parts: called }, letter('end', null)],
    })
    expect((await placesOf())[0]?.why).toContain('代号正好是 end')
    await startJourney(shop, aForked())
    const elsewhere = aTrial({ placeId: `${JOURNEY}:nowhere` })
    const [one] = aTrial().arms
    const arms = [one, { title: '别的', weightPercent: 50, content: 'elsewhere' }] as ReturnType<typeof aTrial>['arms']
    for (const draft of [elsewhere, aTrial({ arms })])
      expect(await shop.askOps('experiment.save', { baseVersion: 0, draft })).toMatchObject(refusal('EXPERIMENT_PLACE'))
    for (const draft of [aTrial({ placeId: null }), aTrial({ surface: 'homeOrder' })])
      expect(await shop.askOps('experiment.save', { baseVersion: 0, draft })).toMatchObject(refusal('INVALID_INPUT'))
    const { experimentId } = await shop.ops('experiment.save', { baseVersion: 0, draft: aTrial() })
    putTravelled(shop)
    await shop.ops('journey.end', { journeyId: JOURNEY, note: '够了', by })
    expect(await shop.askOps('experiment.start', { experimentId })).toMatchObject(refusal('EXPERIMENT_PLACE'))
  })
})

describe('while it runs', () => {
  test('its size is planned by who came to the split, not by who came to the shop', async () => {
    await startJourney(shop, aForked())
    const { experimentId } = await shop.ops('experiment.save', { baseVersion: 0, draft: aTrial() })
    expect(await shop.ops('experiment.plan', { experimentId })).toMatchObject({ sampled: 0, armSize: null })
    putTravelled(shop)
    // 20 of 60 came on three days of the week, 40 on one.
    const plan = await shop.ops('experiment.plan', { experimentId })
    expect(plan).toMatchObject({ sampled: 60, baseline: expect.closeTo(5 / 3, 10) as number })
    expect(plan.armSize).toBeGreaterThan(100)
  })

  test('who agreed goes the way of the hash and is counted on coming to the split; who did not goes the usual way uncounted', async () => {
    const experimentId = await startTrial(shop)
    const agreed = await travellers(8)
    const [other] = await travellers(1, [])
    await tickAfter(shop, MINUTE_MS)
    expect(shop.database.find('exposures')).toEqual([])
    await tickAfter(shop, DAY_MS)
    for (const { memberId } of agreed) {
      const way = wayDealt(shop, experimentId, memberId)
      expect(wayOf(memberId)).toBe(way === 'soon' ? 0 : 1)
      expect(exposuresOf(memberId)).toMatchObject([{ experimentId, arm: way === 'soon' ? 'a' : 'b' }])
      expect(lettersOf(shop, memberId)).toHaveLength(way === 'soon' ? 1 : 0)
    }
    expect(new Set(agreed.map(({ memberId }) => wayOf(memberId)))).toEqual(new Set([0, 1]))
    expect(wayOf(other?.memberId ?? '')).toBe(0)
    expect(exposuresOf(other?.memberId ?? '')).toEqual([])
    await tickAfter(shop, 3 * DAY_MS)
    expect(lettersOf(shop)).toHaveLength(9)
  })

  test('withdrawn before the split, nothing is dealt and nothing is kept', async () => {
    await startTrial(shop)
    const [one] = await travellers(1)
    await tickAfter(shop, MINUTE_MS)
    await one?.call('member.setConsent', { purpose: 'personalization', isGranted: false })
    await tickAfter(shop, DAY_MS)
    expect(wayOf(one?.memberId ?? '')).toBe(0)
    expect(shop.database.find('exposures')).toEqual([])
  })

  test('the journey is not changed under it, and two splits may be tried at once', async () => {
    const experimentId = await startTrial(shop)
    const propose = async () => {
      const base = { journeyId: JOURNEY, name: '改一改', definition: shop.database.get('journeys', JOURNEY)?.draft, by }
      const { journey } = await shop.ops('journey.save', { ...base, baseRevision: revisionOf() })
      return shop.askOps('journey.propose', { journeyId: JOURNEY, revision: journey.revision, note: '改', by })
    }
    expect(await propose()).toMatchObject({
      ok: false,
      error: { code: 'JOURNEY_INVALID', details: { problem: '这个旅程里正在做实验，先停下实验再改' } },
    })
    const again = await shop.ops('experiment.save', { baseVersion: 0, draft: aTrial({ name: '同一处' }) })
    expect(await shop.askOps('experiment.start', { experimentId: again.experimentId })).toMatchObject(
      refusal('EXPERIMENT_SURFACE_TAKEN'),
    )
    await startJourney(shop, aForked(), 'jny_other')
    const draft = aTrial({ placeId: 'jny_other:ways' })
    const other = await shop.ops('experiment.save', { baseVersion: 0, draft })
    expect(await shop.askOps('experiment.start', { experimentId: other.experimentId })).toMatchObject(
      refusal('EXPERIMENT_NO_BASELINE'),
    )
    await shop.ops('experiment.stop', { experimentId })
    expect(await propose()).toMatchObject({ ok: true })
  })

  test('only the edition that it was begun with is tried: a run of an earlier one goes the usual way', async () => {
    await startJourney(shop, aForked())
    const [early] = await travellers(1)
    await tickAfter(shop, MINUTE_MS)
    await startTrial(shop)
    await tickAfter(shop, DAY_MS)
    expect(wayOf(early?.memberId ?? '')).toBe(0)
    expect(shop.database.find('exposures')).toEqual([])
  })
})

describe('afterwards', () => {
  test('stopped in one act, everybody who comes to the split goes the usual way', async () => {
    const experimentId = await startTrial(shop)
    const agreed = await travellers(6)
    await tickAfter(shop, MINUTE_MS)
    await shop.ops('experiment.stop', { experimentId })
    shop.coolDown()
    await tickAfter(shop, DAY_MS)
    expect(agreed.map(({ memberId }) => wayOf(memberId))).toEqual(agreed.map(() => 0))
    expect(shop.database.find('exposures')).toEqual([])
  })

  test('a second person agrees, and the journey goes the better way for everybody who enters from now on', async () => {
    const experimentId = await startTrial(shop)
    const owner = await anOwner(shop)
    const operator = await somebody(shop, owner, { name: '小陈', rules: 'operator' })
    const asked = await proposalOf(operator.browser.ask('experiment.ship', { experimentId, arm: 'b' }))
    const { effect } = await owner.browser.call('approval.get', { approvalId: asked })
    expect(effect?.sentences[0]).toBe(
      '实验“晚三天写信”结束，所有会员在“旅程“试一试”里的随机分”都走方案“晚三天”：等 3 天，站内信“谢谢你来”',
    )
    const running = shop.database.get('experiments', experimentId)
    shop.database.put('experiments', { ...running, status: 'stopped', stoppedBy: 'guardrail' } as never)
    const stopped = await owner.browser.call('approval.get', { approvalId: asked })
    expect(stopped.effect?.sentences).toEqual([effect?.sentences[0], expect.stringContaining('碰到护栏')])
    shop.database.put('experiments', running as never)
    expect(await approve(owner, asked)).toMatchObject({ ok: true })
    shop.coolDown()
    const { journey, inForce } = await shop.ops('journey.get', { journeyId: JOURNEY })
    expect(journey).toMatchObject({ state: 'live', version: 2, isChanged: false })
    expect((inForce as Definition).nodes.find(({ id }) => id === 'ways')).toMatchObject({
      parts: [
        { percent: 0, next: 'soon' },
        { percent: 100, next: 'calm' },
      ],
    })
    const agreed = await travellers(3)
    const others = await travellers(2, [])
    await tickAfter(shop, MINUTE_MS)
    await tickAfter(shop, DAY_MS)
    expect([...agreed, ...others].map(({ memberId }) => wayOf(memberId))).toEqual([1, 1, 1, 1, 1])
    expect(shop.database.find('exposures')).toEqual([])
  })

  test('what somebody has drafted meanwhile stays, with that split as it is now', async () => {
    const experimentId = await startTrial(shop)
    const definition = {
      ...aForked({ nodes: [...aForked().nodes] }),
      ...(shop.database.get('journeys', JOURNEY)?.draft as object),
      entriesPerMinute: 7,
    }
    await shop.ops('journey.save', { journeyId: JOURNEY, name: '试一试', definition, by, baseRevision: revisionOf() })
    await shop.ops('experiment.ship', { experimentId, arm: 'b' })
    const { journey, draft, inForce } = await shop.ops('journey.get', { journeyId: JOURNEY })
    expect(journey).toMatchObject({ version: 2, isChanged: true })
    expect(draft).toMatchObject({ entriesPerMinute: 7 })
    expect(inForce).toMatchObject({ entriesPerMinute: 600 })
    const partsOf = (of: unknown) =>
      (of as Definition).nodes.flatMap((node) =>
        node.kind === 'split' ? node.parts.map(({ percent }) => percent) : [],
      )
    expect([partsOf(draft), partsOf(inForce)]).toEqual([
      [0, 100],
      [0, 100],
    ])
  })

  test('no winner changes a journey in which another split is tried, nor one whose way means something else by now', async () => {
    const again = {
      kind: 'split' as const,
      id: 'again',
      parts: ['late', 'calm'].map((next) => ({ percent: 50, next })),
    }
    const nodes = (body: string) => [
      ...aForked().nodes.filter(({ id }) => id !== 'soon' && id !== 'late'),
      letter('soon', 'again'),
      again,
      { ...letter('late', null), body },
    ]
    const experimentId = await startTrial(shop, { over: { nodes: nodes('明天也来') } })
    for (const run of shop.database.find('journey_runs')) {
      const path = (run.path as { nodeId: string }[]).map((step) => ({ ...step, nodeId: 'again' }))
      shop.database.put('journey_runs', { ...run, path } as never)
    }
    const arms = again.parts.map(({ next }) => ({ title: next, weightPercent: 50, content: next }))
    const draft = aTrial({ placeId: `${JOURNEY}:again`, arms })
    const other = await shop.ops('experiment.save', { baseVersion: 0, draft })
    await shop.ops('experiment.start', { experimentId: other.experimentId })
    const ship = () => shop.askOps('experiment.ship', { experimentId, arm: 'b' })
    expect(await ship()).toMatchObject(refusal('JOURNEY_INVALID'))
    await shop.ops('experiment.stop', { experimentId: other.experimentId })
    await shop.ops('experiment.stop', { experimentId })
    await startJourney(shop, aForked({ nodes: nodes('后天再来') }))
    expect(await ship()).toMatchObject({
      ok: false,
      error: { code: 'EXPERIMENT_PLACE', details: { why: '这个方案后面的步骤在实验以后改过，和试的不是一回事' } },
    })
    await startJourney(shop, aForked({ nodes: nodes('明天也来'), entriesPerMinute: 7 }))
    expect(await ship()).toMatchObject({ ok: true })
  })

  test('a journey that has ended is not changed any more', async () => {
    const experimentId = await startTrial(shop)
    await shop.ops('journey.killAll', { journeyId: JOURNEY, note: '停', by })
    expect(await shop.askOps('experiment.ship', { experimentId, arm: 'b' })).toMatchObject(refusal('EXPERIMENT_PLACE'))
    expect(await shop.askOps('experiment.stop', { experimentId })).toMatchObject({ ok: true })
  })
})
