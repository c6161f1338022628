import { DAY_MS } from '#shared/kernel/business-day'
import { groupedBy } from '#shared/kernel/parts'
import { exposureFen } from '#shared/loyalty/coupon/limits'
import { conditionsOf, type Definition, factsOf } from '#shared/reach/journey/definition'
import { addForecasts, type Forecast, noForecast, SIMULATED_DAYS, scaledUp } from '#shared/reach/journey/forecast'
import type { JourneyFact } from '#shared/reach/journey/occasions'
import { readDefinition } from '#shared/reach/journey/problems'
import { type Life, livedThrough, type Rules } from '#shared/reach/journey/simulation'
import { messageRules } from '#shared/reach/message/rules'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { type Budget, timeBudget } from '../../../platform/noun/budget'
import { type Fact, factSourcesOf } from '../../../platform/noun/fact-source'
import { rulesInForce } from '../../base/settings/settings.face'
import { findSegment } from '../../insight/segment/segment.face'
import { countMembers, type Member, pageMembers } from '../../people/member/member.face'
import { findWallets } from '../message/message.face'
import { isAllowed, judgesOf } from './allowed.service'
import { causesOf, RECORDED } from './causes.service'
import { issuable } from './issuable.service'

const PAGE_SIZE = 100
/** Ids of members are random: so many are like all of them. */
const SAMPLE = 5_000
const FORECAST_MS = 12_000

interface Simulated {
  /** Null where what begins it left no record in the past. */
  forecast: Forecast | null
  /** The last member that was looked at; null behind the last of all. */
  next: string | null
}

/** The next members, until the budget is spent. It only reads. */
export async function simulate(
  context: Context,
  { journeyId, definition, after, budget }: Simulating,
): Promise<Simulated> {
  const { trigger } = definition
  if (trigger.kind === 'fact' && RECORDED[trigger.fact] === undefined) return { forecast: null, next: null }
  const rules = await rulesFor(context, journeyId, definition)
  let forecast: Forecast = { ...noForecast(), members: await countMembers(context.db) }
  for (let afterId = after; ; ) {
    const page = await pageMembers(context.db, afterId, PAGE_SIZE)
    forecast = addForecasts(forecast, { ...(await ofPage(context, definition, page, rules)), looked: page.length })
    afterId = page.length < PAGE_SIZE ? null : (page.at(-1)?._id ?? null)
    if (afterId === null || forecast.looked >= SAMPLE || budget.isSpent()) return { forecast, next: afterId }
  }
}

interface Simulating {
  journeyId: string
  definition: Definition
  after: string | null
  budget: Budget
}

/** For all members, from those that there is time for: what is kept with a version and shown to whoever agrees. */
export async function forecastOf(
  context: Context,
  journeyId: string,
  definition: Definition,
): Promise<Forecast | null> {
  const budget = timeBudget(FORECAST_MS)
  const { forecast } = await simulate(context, { journeyId, definition, after: null, budget })
  return forecast && scaledUp(forecast)
}

const SLICE_MS = 4_000

/** A slice of it for the desk, which adds them up. @throws DomainError JOURNEY_INVALID */
export function simulateDraft(
  context: Context,
  { journeyId, definition: raw, after }: { journeyId: string; definition?: unknown; after: string | null },
): Promise<Simulated> {
  const { definition, problems } = readDefinition(raw)
  const [problem] = problems
  if (!definition)
    throw new DomainError('JOURNEY_INVALID', { problem: `${problem?.path}：${problem?.text}`.slice(0, 300) })
  return simulate(context, { journeyId, definition, after, budget: timeBudget(SLICE_MS) })
}

async function rulesFor(context: Context, journeyId: string, definition: Definition) {
  const { quiet, caps } = await rulesInForce(context, messageRules)
  const costs = new Map<string, number | null>()
  for (const node of definition.nodes) {
    if (node.kind !== 'coupon' || costs.has(node.couponKey)) continue
    const template = await issuable(context, node.couponKey)
    costs.set(node.couponKey, template && exposureFen(template.rules.offer))
  }
  // Who came into a segment is known from when it became what it is.
  const segment = definition.trigger.kind === 'segment' && (await findSegment(context.db, definition.trigger.segmentId))
  const firstAt = segment ? segment.savedAt : 0
  const untilAt = context.now + (isAhead(definition) ? SIMULATED_DAYS * DAY_MS : 0)
  return { journeyId, quiet, caps, untilAt, firstAt, couponFen: (key: string) => costs.get(key) ?? null }
}

/** Points and tiers that have ended are gone from the account: of these the days ahead are gone through. */
const isAhead = ({ trigger }: Definition): boolean =>
  trigger.kind === 'moment' && (trigger.moment === 'points-ending' || trigger.moment === 'tier-ending')

async function ofPage(
  context: Context,
  definition: Definition,
  page: readonly Member[],
  { firstAt, ...rules }: Rules & { firstAt: number },
) {
  const { db, now } = context
  const asked = page.filter(({ status, consents }) => status === 'active' && isAllowed(definition, consents))
  const memberIds = asked.map(({ _id }) => _id)
  if (memberIds.length === 0) return noForecast()
  const facts = await factsOn(context, definition, memberIds)
  const [causes, judges, wallets] = await Promise.all([
    causesOf(context, definition, { members: asked, facts, fromAt: now - SIMULATED_DAYS * DAY_MS }),
    judgesOf(context, memberIds, conditionsOf(definition)),
    definition.nodes.some(({ kind }) => kind === 'message') ? findWallets(db, memberIds) : [],
  ])
  const { condition } = definition
  const days = isAhead(definition) ? SIMULATED_DAYS : daysBehind(Math.max(firstAt, firstIn(page, facts, now)), now)
  let sum: Forecast = { ...noForecast(), days }
  for (const memberId of memberIds) {
    const judge = judges(memberId)
    if (condition !== null && judge(condition) !== true) continue
    const wallet = wallets.find(({ _id }) => _id === memberId) ?? { on: [], live: 0 }
    const life: Life = {
      memberId,
      causes: causes.get(memberId) ?? [],
      facts: heardIn(facts.get(memberId)),
      judge,
      wallet,
    }
    sum = addForecasts(sum, livedThrough(definition, life, rules))
  }
  return sum
}

/** When the records begin: with whoever joined first, or did something before, as a till's file told. */
function firstIn(page: readonly Member[], facts: ReadonlyMap<string, readonly Fact[]>, now: number): number {
  let firstAt = now
  for (const { joined } of page) firstAt = Math.min(firstAt, joined.at)
  for (const own of facts.values()) for (const { at } of own) firstAt = Math.min(firstAt, at)
  return firstAt
}

const daysBehind = (firstAt: number, now: number) => Math.min(SIMULATED_DAYS, Math.ceil((now - firstAt) / DAY_MS))

const HEARD = new Map(Object.entries(RECORDED).map(([fact, name]) => [name, fact as JourneyFact]))
const heardIn = (facts: readonly Fact[] = []): Life['facts'] =>
  facts
    .flatMap(({ name, at }) => {
      const fact = HEARD.get(name)
      return fact ? [{ fact, at }] : []
    })
    .sort((a, b) => a.at - b.at)

/** What these members did in the days that count, by the shop’s own records; purchases from farther back where gaps between them begin it. */
async function factsOn(context: Context, definition: Definition, memberIds: readonly string[]) {
  const { trigger } = definition
  const needed = new Set(factsOf(definition).map((fact) => RECORDED[fact]))
  const isByGap = trigger.kind === 'moment' && (trigger.moment === 'silent' || trigger.moment === 'running-out')
  if (isByGap) needed.add('purchase.recorded')
  const span = {
    fromAt: context.now - (SIMULATED_DAYS + (isByGap ? 366 : 0)) * DAY_MS,
    toAt: context.now,
  }
  const sources = (await factSourcesOf(context.nouns)).filter((source) => source.facts.some((name) => needed.has(name)))
  const found = await Promise.all(sources.map((source) => source.listOf(context.db, memberIds, span)))
  return groupedBy(
    found.flat().filter(({ name }) => needed.has(name)),
    ({ memberId }) => memberId,
  )
}
