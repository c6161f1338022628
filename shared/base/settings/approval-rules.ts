import * as z from 'zod'
import { defineRules } from './rule-document'

const dailyLimit = (title: string, description: string, fallback: number) =>
  z.int().min(0).max(100_000_000).default(fallback).meta({ title, description })

/**
 * Up to which one person acts alone, by day and person, so that many small acts are no way around it. Nothing at all is
 * done alone where a limit is 0.
 */
const limitsSchema = z.strictObject({
  pointsPerDay: dailyLimit('每人每天可直接调整的积分', '加和减都算；超过的要另一个人批准', 1_000),
  couponsPerDay: dailyLimit('每人每天可直接发放的券', '按张数算；超过的要另一个人批准', 20),
  refundPerDayFen: dailyLimit('每人每天可在运营台直接退的钱', '门店收银台的退款不算在内；超过的要另一个人批准', 50_000),
})

export type LimitName = keyof z.infer<typeof limitsSchema>

/**
 * Who agrees to what costs money or changes rules. `two`: somebody else than who proposed it. `single`: a shop of one may
 * agree to the own proposal after a delay and up to a cap, and everything that came so says it.
 */
export const approvalRulesSchema = z.strictObject({
  mode: z.enum(['two', 'single']).meta({ title: '谁来批准' }),
  /** Between the proposal and the own approval, so that a phone in wrong hands does not change the shop at once. */
  delayHours: z.int().min(1).max(168).meta({ title: '一个人的店，提出以后等多久' }),
  capFen: z.int().min(0).max(100_000_000).default(100_000).meta({
    title: '一个人的店，一次最多花多少',
    description: '最多会花超过这个数，或没有上限的，一个人不能批准自己的',
  }),
  capPoints: z.int().min(0).max(100_000_000).default(5_000).meta({ title: '一个人的店，一次最多动多少积分' }),
  expiryDays: z.int().min(1).max(60).default(7).meta({
    title: '几天没有人批准就作废',
    description: '规则的草稿不会作废，规则有了新版本它就要重新起草',
  }),
  limits: limitsSchema.prefault({}).meta({
    title: '多少以内一个人就能办',
    description: '券上线、生成兑换码、导出完整手机号、回退规则总要另一个人批准',
  }),
})

export type ApprovalRules = z.infer<typeof approvalRulesSchema>

export const approvalRules = defineRules<ApprovalRules>({
  setting: 'approvals',
  title: '谁来批准',
  about: '改规则、花钱的事要几个人，多少以内一个人就能办',
  schema: approvalRulesSchema,
  fallback: approvalRulesSchema.parse({ mode: 'two', delayHours: 24 }),
})

/** What an act can cost at most. `points`: worth what the shop says they are. `open`: nothing bounds it. */
export type Cost =
  | { kind: 'none' }
  | { kind: 'fen'; fen: number }
  | { kind: 'points'; points: number }
  | { kind: 'open' }

export const NO_COST: Cost = { kind: 'none' }

/** At most so much; null where nothing bounds it. */
export const atMost = (fen: number | null): Cost => (fen === null ? { kind: 'open' } : { kind: 'fen', fen })

/** Who proposed or would agree: a person by the id, or a name that was typed in the console. */
export interface Party {
  memberId: string | null
  name: string
}

export type Agreement = { kind: 'agreed'; isSingle: boolean } | { kind: 'refused'; problem: AgreementProblem }

export const AGREEMENT_PROBLEMS = ['personNeeded', 'samePerson', 'tooEarly', 'overCap'] as const
/**
 * `personNeeded`: the console knows nobody, and the shop has an owner who could.
 * `samePerson`: who proposed cannot agree. `tooEarly`: not yet. `overCap`: not alone, because it may cost too much.
 */
export type AgreementProblem = (typeof AGREEMENT_PROBLEMS)[number]

const HOUR_MS = 3_600_000

export interface Agreeing {
  proposer: Party
  approver: Party
  isOwned: boolean
  proposedAt: number
  cost: Cost
  now: number
}

/** Whether this is the second pair of eyes that a change needs. Before there is an owner, two typed names suffice. */
export function decideAgreement(
  { proposer, approver, isOwned, proposedAt, cost, now }: Agreeing,
  rules: ApprovalRules,
): Agreement {
  if (approver.memberId === null && isOwned) return { kind: 'refused', problem: 'personNeeded' }
  if (!isSame(proposer, approver)) return { kind: 'agreed', isSingle: false }
  if (rules.mode === 'two' || approver.memberId === null) return { kind: 'refused', problem: 'samePerson' }
  if (isOverCap(cost, rules)) return { kind: 'refused', problem: 'overCap' }
  if (now < ownApprovalFrom(proposedAt, rules)) return { kind: 'refused', problem: 'tooEarly' }
  return { kind: 'agreed', isSingle: true }
}

/** From when on a shop of one may agree to the own proposal. */
export const ownApprovalFrom = (proposedAt: number, { delayHours }: ApprovalRules) => proposedAt + delayHours * HOUR_MS

function isOverCap(cost: Cost, { capFen, capPoints }: ApprovalRules): boolean {
  switch (cost.kind) {
    case 'none':
      return false
    case 'fen':
      return cost.fen > capFen
    case 'points':
      return cost.points > capPoints
    case 'open':
      return true
  }
}

/** Typed by hand each time, so that case, width and spaces do not make another person. */
function isSame(one: Party, other: Party): boolean {
  if (one.memberId !== null || other.memberId !== null) return one.memberId === other.memberId
  const plain = ({ name }: Party) => name.normalize('NFKC').replace(/\s/g, '').toLowerCase()
  return plain(one) === plain(other)
}
