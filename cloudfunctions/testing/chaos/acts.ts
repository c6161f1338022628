import { addDays, businessDayOf } from '#shared/kernel/business-day'
import { inviterCodeOf } from '../../domains/growth/referral/inviter-code'
import { aClerk, EAST, type Person, unusedCode } from '../../domains/people/staff/testing/shop-floor'
import { anImport, HEAD, upload } from '../../domains/till/import/testing/till-file'
import type { Phone } from '../shop'
import { byOperator, byPhone, membersOf, type Sending, type World } from './world'

/** Something that somebody may want to do now; null when it makes no sense. */
export interface Act {
  weight: number
  make(world: World): Promise<Sending | null> | Sending | null
}

const VISITORS_MAX = 10
const PHONES = ['13800000001', '13800000002', '13800000003', '13800000004']
const why = { by: '周总', note: '随机演练' }

interface KnownPhone {
  phone: Phone
  memberId: string
}

/** An act of a member who is picked at random. */
function ofMember(make: (world: World, member: KnownPhone) => Sending | null): Act['make'] {
  return (world) => {
    const member = world.random.pick(membersOf(world))
    return member && make(world, member)
  }
}

const memberActs: Act[] = [
  { weight: 8, make: openHome },
  {
    weight: 8,
    make: ofMember((world, { phone }) => {
      const requestId = world.shop.newRequestId()
      return byPhone(
        world,
        phone,
        'check-in.perform',
        {},
        {
          requestId,
          lasting: (data) => data,
          done: ({ day }) => stays(world, `a stamp of ${day}`, 'check_ins', { requestId }),
        },
      )
    }),
  },
  {
    weight: 4,
    make: ofMember((world, { phone }) => {
      const day = addDays(businessDayOf(world.shop.clock.now()), -1 - world.random.below(4))
      return byPhone(world, phone, 'check-in.makeUp', { day }, { lasting: (data) => data })
    }),
  },
  { weight: 6, make: ofMember((world, { phone }) => have(world, phone, 'coupon.claim', 0)) },
  { weight: 4, make: ofMember((world, { phone }) => have(world, phone, 'coupon.buy', 1)) },
  {
    weight: 4,
    make: ofMember((world, { phone }) => {
      const code = world.random.pick(world.codes)
      if (code === null) return null
      const done = ({ coupon: { couponId } }: { coupon: { couponId: string } }) =>
        stays(world, `a coupon for ${code}`, 'coupons', { _id: couponId })
      return byPhone(world, phone, 'coupon.exchange', { code }, { done, lasting: (data) => data.coupon.couponId })
    }),
  },
  { weight: 2, make: ofMember((world, { phone }) => byPhone(world, phone, 'coupon.receiveWelcome', {})) },
  {
    weight: 2,
    make: ofMember((world, { phone }) =>
      byPhone(world, phone, 'member.updateProfile', { nickname: `茶客${world.random.below(100)}` }),
    ),
  },
  {
    weight: 2,
    make: ofMember((world, { phone }) => {
      const purpose = world.random.pick(['analytics', 'personalization', 'marketing'] as const) ?? 'analytics'
      return byPhone(world, phone, 'member.setConsent', { purpose, isGranted: world.random.chance(0.5) })
    }),
  },
  {
    weight: 3,
    make: ofMember((world, { phone }) => {
      const code = `${world.shop.newRequestId()}-${world.random.pick(PHONES)}`
      return byPhone(world, phone, 'member.bindPhone', { code })
    }),
  },
  {
    weight: 1,
    make: (world) => {
      const visitor = world.random.pick(world.visitors.filter(({ memberId }) => memberId !== null))
      if (!visitor) return null
      const done = () => {
        visitor.memberId = null
      }
      return byPhone(world, visitor.phone, 'member.close', { confirm: '注销' }, { done })
    },
  },
]

function openHome(world: World): Sending {
  const { shop, random, visitors } = world
  const isNew = visitors.length < VISITORS_MAX && random.chance(0.5)
  const visitor = (isNew ? null : random.pick(visitors)) ?? {
    phone: shop.phone(`oChaos${visitors.length}`),
    memberId: null,
  }
  if (!visitors.includes(visitor)) visitors.push(visitor)
  const inviter = random.chance(0.5) ? random.pick(membersOf(world)) : null
  const entrance = inviter ? { scene: 1007, inviter: inviterCodeOf(inviter.memberId) } : undefined
  return byPhone(world, visitor.phone, 'home.open', entrance ? { entrance } : {}, {
    lasting: ({ memberId }) => memberId,
    done: ({ memberId }) => {
      visitor.memberId = memberId
    },
  })
}

function have(world: World, phone: Phone, action: 'coupon.claim' | 'coupon.buy', template: number): Sending {
  const templateId = world.templates[template] ?? ''
  return byPhone(
    world,
    phone,
    action,
    { templateId },
    {
      lasting: ({ coupon }) => coupon.couponId,
      done: ({ coupon: { couponId } }) => stays(world, `the coupon ${couponId}`, 'coupons', { _id: couponId }),
    },
  )
}

const tillActs: Act[] = [
  { weight: 8, make: recordSale },
  { weight: 8, make: confirmSale },
  {
    weight: 4,
    make: (world) =>
      ofPurchase(world, (clerk, { _id }) => byPhone(world, clerk, 'purchase.undo', { purchaseId: _id, note: '错了' })),
  },
  {
    weight: 5,
    make: (world) =>
      ofPurchase(world, (clerk, { _id, amountFen, refundedFen }) => {
        const leftFen = amountFen - refundedFen
        const part = world.random.chance(0.5) ? leftFen : Math.max(1, Math.floor(leftFen * world.random.next()))
        return byPhone(
          world,
          clerk,
          'purchase.refund',
          { purchaseId: _id, amountFen: part, note: '退货' },
          {
            lasting: ({ moneyFen, pointsTaken }) => [moneyFen, pointsTaken],
            done: () => stays(world, `a refund of ${_id}`, 'purchases', { _id }),
          },
        )
      }),
  },
]

function recordSale(world: World): Sending | null {
  const { random } = world
  const served = shownCode(world)
  const clerk = random.pick(world.clerks)
  if (!served || !clerk) return null
  world.receipts += 1
  const receipt = random.chance(0.4) ? { receiptNumber: `R-${world.receipts}` } : {}
  const sale = { memberCode: served, storeId: EAST, amountFen: 100 + random.below(60_000), ...receipt }
  return byPhone(world, clerk, 'purchase.record', sale, soldExtras(world, sale.amountFen))
}

/** With the coupons that the till itself thinks best. */
async function confirmSale(world: World): Promise<Sending | null> {
  const { random, shop } = world
  const memberCode = shownCode(world)
  const clerk = random.pick(world.clerks)
  if (!memberCode || !clerk) return null
  const looked = await clerk.ask('staff.lookUpMember', { memberCode, storeId: EAST })
  if (!looked.ok) return null
  const requestId = shop.newRequestId()
  const order = { memberCode: looked.data.proof, storeId: EAST, amountFen: 2_000 + random.below(10_000) }
  const priced = await clerk.ask('purchase.preview', order, requestId)
  if (!priced.ok || !priced.data.quote) return null
  const couponIds = priced.data.coupons.filter(({ isChosen }) => isChosen).map(({ coupon }) => coupon.couponId)
  const { payableFen } = priced.data.quote
  const sale = { ...order, couponIds, payableFen }
  return byPhone(world, clerk, 'purchase.confirm', sale, { requestId, ...soldExtras(world, payableFen) })
}

function soldExtras(world: World, amountFen: number) {
  return {
    lasting: ({
      purchase: { purchaseId, pointsEarned },
    }: {
      purchase: { purchaseId: string; pointsEarned: number }
    }) => [purchaseId, pointsEarned],
    done: ({ purchase: { purchaseId } }: { purchase: { purchaseId: string } }) =>
      stays(world, `the purchase ${purchaseId}`, 'purchases', { _id: purchaseId, amountFen }),
  }
}

function shownCode(world: World): string | null {
  const member = world.random.pick(membersOf(world))
  try {
    return member && unusedCode(world.shop, member.memberId)
  } catch {
    // Four codes within half a minute: nobody is that quick.
    return null
  }
}

interface SoldPurchase {
  _id: string
  amountFen: number
  refundedFen: number
}

function ofPurchase(world: World, make: (clerk: Person, purchase: SoldPurchase) => Sending): Sending | null {
  const purchase = world.random.pick(
    world.shop.database.find('purchases', { query: { isBack: false } }),
  ) as unknown as SoldPurchase | null
  const clerk = world.random.pick(world.clerks)
  return purchase && clerk && make(clerk, purchase)
}

const operatorActs: Act[] = [
  {
    weight: 5,
    make: ofMember((world, { memberId }) => {
      const points = world.random.chance(0.7) ? 20 + world.random.below(100) : -1 - world.random.below(40)
      return byOperator(
        world,
        'points.adjust',
        { memberId, points, note: '补记' },
        {
          lasting: (data) => data,
          done: ({ entryId }) => stays(world, `the entry ${entryId}`, 'entries', { _id: entryId }),
        },
      )
    }),
  },
  {
    weight: 2,
    make: (world) => {
      const entry = world.random.pick(world.shop.database.find('entries', { query: { kind: 'earn' } }))
      return entry && byOperator(world, 'points.reverse', { entryId: String(entry._id), note: '误发' })
    },
  },
  {
    weight: 2,
    make: (world) => {
      const members = membersOf(world).filter(() => world.random.chance(0.4))
      const memberIds = members.map(({ memberId }) => memberId)
      if (memberIds.length === 0) return null
      return byOperator(world, 'coupon.grant', { templateId: world.templates[2] ?? '', memberIds, ...why })
    },
  },
  {
    weight: 2,
    make: (world) => {
      const coupon = world.random.pick(world.shop.database.find('coupons'))
      return coupon && byOperator(world, 'coupon.void', { couponId: String(coupon._id), ...why })
    },
  },
  {
    weight: 2,
    make: (world) =>
      byOperator(
        world,
        'coupon.generateCodes',
        { templateId: world.templates[2] ?? '', count: 4, ...why },
        {
          lasting: (data) => data,
          done: ({ codes }) => world.codes.push(...codes.filter((code) => !world.codes.includes(code))),
        },
      ),
  },
  { weight: 2, make: mergeTwo },
  {
    weight: 2,
    make: (world) => {
      const merged = world.random.pick(world.shop.database.find('members', { query: { status: 'merged' } }))
      return merged && byOperator(world, 'member.unmerge', { from: String(merged._id), note: '弄错了' })
    },
  },
  { weight: 1, make: replaceClerk },
  {
    weight: 2,
    make: (world) => {
      const { random, shop } = world
      const day = businessDayOf(shop.clock.now())
      const rows = [0, 1, 2].map(
        () => `c${random.below(6)},${addDays(day, -random.below(40))},${1 + random.below(300)}.50`,
      )
      const fileId = upload(shop, [HEAD, ...rows], `${shop.newRequestId()}.csv`)
      return byOperator(world, 'import.apply', anImport(fileId))
    },
  },
]

function mergeTwo(world: World): Sending | null {
  const members = world.shop.database.find('members', { query: { status: 'active' } }).map(({ _id }) => String(_id))
  const [from, into] = [world.random.pick(members), world.random.pick(members)]
  if (!from || !into || from === into) return null
  const clerks = world.clerks.map(({ memberId }) => memberId)
  if (clerks.includes(from) || clerks.includes(into)) return null
  return byOperator(
    world,
    'member.merge',
    { from, into, note: '同一人' },
    {
      done: () => {
        for (const visitor of world.visitors) if (visitor.memberId === from) visitor.memberId = into
      },
    },
  )
}

async function replaceClerk(world: World): Promise<Sending | null> {
  const index = world.random.below(world.clerks.length)
  const leaving = world.clerks[index]
  if (!leaving) return null
  const coming = await aClerk(world.shop, { role: index === 0 ? 'clerk' : 'manager' })
  world.clerks[index] = coming
  return byOperator(world, 'staff.dismiss', { memberId: leaving.memberId })
}

export const ACTS: readonly Act[] = [...memberActs, ...tillActs, ...operatorActs]

/** Whoever was told yes finds it there, whatever happens afterwards. */
function stays(world: World, said: string, collection: string, where: Record<string, unknown>): void {
  world.promises.push({ said, isKept: () => world.shop.database.count(collection, where) > 0 })
}
