import type { Contract } from '#shared/kernel/contract'
import type { Reader } from '../db/db'
import type { Handlers } from '../handler'
import type { Act } from './act'
import type { ActSubscription, Answers } from './answer'
import type { Carrier } from './carrier'
import type { Check } from './check'
import type { CostlyAct } from './costly'
import type { DaySums } from './day-sums'
import type { DueKind } from './due'
import type { FactSource } from './fact-source'
import type { FindHolder } from './holder'
import type { Job } from './job'
import type { MigrationStep, Migrations } from './migration'
import type { PartNames } from './part-names'
import type { Past } from './past'
import type { Personal } from './personal'
import type { Place } from './place'
import type { ProposalSource } from './proposal-source'
import type { TakePushed } from './pushed'
import type { Registry } from './rules'
import type { Samples } from './samples'
import type { ShownRecords } from './shown-records'
import type { StepSource } from './step-source'
import type { TrialSource } from './trial-source'

/** From the lowest to the highest: a lower shelf never uses a higher one. */
export const SHELVES = [
  'base',
  'ledger',
  'people',
  'goods',
  'loyalty',
  'till',
  'growth',
  'insight',
  'reach',
  'front',
] as const

export type Shelf = (typeof SHELVES)[number]

/**
 * Everything that the rest of the project has to know of a noun: plain data, and thunks that load its code when it is
 * first asked for. The lists of the project are derived from these declarations (`cloudfunctions/nouns.ts`).
 */
export interface Noun {
  shelf: Shelf
  /** Also its folder on the shelf and the prefix of its actions. */
  name: string
  /** Whose faces and rules it may import. */
  uses: readonly string[]
  actions?: () => Promise<Actions>
  /** What it keeps: it alone opens these. `cloudfunctions/database.json` is made from them. */
  collections?: Readonly<Record<string, CollectionDeclaration>>
  /** What the timer does for it, in this order. */
  jobs?: () => Promise<readonly Job[]>
  /** What it does for single members, each at its own time. */
  due?: () => Promise<readonly DueKind[]>
  /** What must hold in its records; the doctor looks at all of it. */
  checks?: () => Promise<readonly Check[]>
  /** Stored data of earlier releases that get a new shape, by number; see `SCHEMA` in `shared/base/migration/schema.ts`. */
  migrations?: Migrations
  /** What of it is sealed with the field key: sealed again when that key is changed, step by step as in a migration. */
  reseals?: () => Promise<readonly MigrationStep[]>
  /** Rule documents that operators may change. */
  rules?: () => Promise<Partial<Registry>>
  /** Which of its actions cost money or show personal data in bulk, so that another person has to agree. */
  costly?: () => Promise<readonly CostlyAct[]>
  /** What it keeps of what is proposed and not agreed to yet. */
  proposals?: () => Promise<ProposalSource>
  /** Who carries on a record that was merged; one noun knows. */
  holder?: () => Promise<FindHolder>
  /** What it does when something happened elsewhere, by the facts that are told of it. */
  answers?: Answers
  /** What of all that it tells rules of growth and tasks may count. */
  acts?: readonly Act[]
  /** What it does with every act that any noun declares; one noun counts them. */
  answersActs?: ActSubscription
  /** What it takes of what WeChat pushes, by the name of the event. */
  pushed?: Readonly<Record<string, () => Promise<TakePushed>>>
  /** Takes up the told facts that its documents carry. */
  carrier?: () => Promise<Carrier>
  /** What its records say that members did. */
  factSources?: () => Promise<readonly FactSource[]>
  /** What its records say of the steps that are watched every ten minutes. */
  stepSources?: () => Promise<readonly StepSource[]>
  /** What it calls what those steps are broken down by. */
  partNames?: () => Promise<PartNames>
  /** What its records say of a day, for the figures that a shop is run by. */
  daySums?: () => Promise<DaySums>
  /** What of it experiments may do in different ways. */
  trials?: () => Promise<TrialSource>
  /** What of all that is given a limited number of times these records were given: it is remembered when a member leaves. */
  past?: () => Promise<Past>
  /** Its way under 我的, where that is shown only while there is something behind it. */
  place?: Place
  /** Whether a member could have written a till's record themselves, so that a record that fits them proves nothing. */
  writesTill?: () => Promise<(reader: Reader, memberId: string) => Promise<boolean>>
  /** What reviewers of WeChat see where others see the shop's own records, and what they cannot do. */
  samples?: () => Promise<Samples>
  /** What members see of their records: an entry for each section that a collection names in `shown`. */
  shows?: () => Promise<Readonly<Record<string, ShownRecords>>>
}

/** A noun's contract, and one handler for each action. */
export interface Actions<C extends Contract = Contract> {
  contract: C
  handlers: Handlers<C>
}

/** Makes the compiler name a missing handler; after that the types of single actions no longer matter. */
export const actions = <C extends Contract>(load: () => Promise<Actions<C>>): (() => Promise<Actions>) => load

export interface CollectionDeclaration {
  /**
   * How it lies on a cluster (docs/scale.md). `whole`: small however many members there are, so that it stays on one shard
   * with all its unique indexes. Missing: sharded by its hashed `_id`, which keeps derived ids unique over all shards.
   */
  shard?: 'whole'
  /** By name: every query says in its repository which of them serves it. */
  indexes: Readonly<Record<string, IndexDeclaration>>
  /** Null where nothing in it leads to a member. */
  person: Personal | null
}

/** Field names in their order; `-` before a name is descending. */
export type IndexDeclaration = readonly string[] | UniqueIndex

export interface UniqueIndex {
  unique: readonly string[]
  sparse?: boolean
  /**
   * Of a sharded collection, where it becomes an ordinary index, because it would have to begin with the shard key and no
   * hashed one does: why nothing is lost, or what has to change first. A sentence of docs/scale.md.
   */
  sharded?: string
}

/** The noun that an action belongs to, by the word before its dot. */
export const nounOf = (nouns: readonly Noun[], action: string): Noun | undefined =>
  nouns.find(({ name }) => name === action.slice(0, action.indexOf('.')))

export const placeOf = ({ shelf, name }: Pick<Noun, 'shelf' | 'name'>): string => `${shelf}/${name}`
