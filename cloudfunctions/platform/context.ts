import type { ToldRecord } from '#shared/base/facts/marks'
import type { Access } from '#shared/kernel/contract'
import type { DayTally } from '#shared/ledger/account/day-tally'
import type { HeldRights } from '#shared/people/grant/held'
import type { StaffRole, StaffScope } from '#shared/people/staff/role'
import type { CloudServices } from './cloud-services'
import type { Db } from './db/db'
import type { Logger } from './logger'
import type { Noun } from './noun/noun'

/** What every action gets: who asks, when, under which request id, and the doors to the outside. */
export interface Context {
  /** The server's clock at the start of the request, epoch ms. A phone's clock is never believed. */
  readonly now: number
  /** What was asked for, as it was written by whoever asked; `jobs.tick` of a timer. */
  readonly action: string
  /** Made before the first attempt and resent with every retry: the id of the act. */
  readonly requestId: string
  /** What that id stands for: see `contentOf`. Empty where nobody asked, such as in a timer's run. */
  readonly content: string
  readonly db: Db
  readonly log: Logger
  readonly cloud: CloudServices
  readonly caller: Caller
  /** What this function is made of; whoever needs all rule documents, jobs or answers asks the declarations. */
  readonly nouns: readonly Noun[]
  /** The facts that this request told: answered at once, before the reply leaves. */
  readonly told: ToldRecord[]
  /** Who acts, if that is known: taken from the phone or the desk's session, never from the input. */
  readonly person?: Person | undefined
  /** Set for a reviewer of WeChat, who is answered with samples. */
  readonly isReviewer?: boolean | undefined
  /** Who agreed to it, if it is done because a second person agreed to what the first one asked for. */
  readonly approvedBy?: string | undefined
}

/** A person who works for the shop, as of this call. */
export interface Person {
  readonly memberId: string
  readonly name: string
  readonly role: StaffRole | null
  readonly held: HeldRights
}

/** From what the platform sent with the call, never from the request. */
export type Caller =
  | { kind: 'phone'; openid: string; unionid: string | null; appid: string; clientIp: string | null }
  | { kind: 'console' }
  | { kind: 'timer' }
  /** A browser at the desk; `session` where somebody is signed in there. */
  | { kind: 'browser'; session: DeskSession | null; userAgent: string; address: string | null }
  /** A till of a store, by a key that it has signed with. Its clock is so much behind the server's. */
  | { kind: 'till'; keyId: string; storeId: string; behindMs: number }
  /** WeChat, with a message of its own. */
  | { kind: 'wechat' }
  /** A call without any source, which is how the cloud console calls. */
  | { kind: 'unsourced' }
  /** A phone without an identity, a call passed on by another function, or a source that nobody knows. */
  | { kind: 'stranger' }

export type CallerKind = Caller['kind']

export type PhoneCaller = Extract<Caller, { kind: 'phone' }>
export type BrowserCaller = Extract<Caller, { kind: 'browser' }>

/** The person signed in, proved by a key that only this browser has. */
export interface DeskSession {
  readonly sessionId: string
  readonly memberId: string
}
export type TillCaller = Extract<Caller, { kind: 'till' }>

export interface VisitorContext extends Context {
  readonly caller: PhoneCaller
}

export interface MemberContext extends VisitorContext {
  readonly memberId: string
  /** What the phone has left behind today, as its identity says. */
  readonly tally?: DayTally | undefined
}

/** Whoever serves members at a store: a person with a phone, or the store's till. */
export interface ServingContext extends Context {
  readonly staff: StaffScope
}

export interface StaffContext extends MemberContext {
  readonly staff: StaffScope
}

export interface PersonContext extends Context {
  readonly person: Person
}

export interface BrowserContext extends Context {
  readonly caller: BrowserCaller
}

export interface TillContext extends ServingContext {
  readonly caller: TillCaller
}

/** The context that an action with this access runs in. */
export type ContextFor<A extends Access> = A extends 'visitor'
  ? VisitorContext
  : A extends 'member'
    ? MemberContext
    : A extends 'operator' | 'board'
      ? Context
      : A extends 'person'
        ? PersonContext
        : A extends 'browser'
          ? BrowserContext
          : A extends 'till'
            ? TillContext
            : StaffContext

/** What reading the rules in force, or anything else that a warm instance keeps for a while, needs. */
export type ReadContext = Pick<Context, 'db' | 'now' | 'log'>

/** What a guarded write needs, with the instant that it notes. */
export type WriteContext = Pick<Context, 'db' | 'now'>
