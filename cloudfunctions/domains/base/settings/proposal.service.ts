import { differences } from '#shared/base/settings/difference'
import { problemsOf } from '#shared/base/settings/problems'
import { nodeOf, openIn } from '#shared/base/settings/schema-node'
import type { Context } from '../../../platform/context'
import type { Reader, Tx } from '../../../platform/db/db'
import { DuplicateKeyError } from '../../../platform/db/errors'
import { DomainError } from '../../../platform/domain-error'
import type { Registry } from '../../../platform/noun/rules'
import { reconcile } from './hand-edit.service'
import { firstVersionOf, inForce } from './rules.service'
import { secondPerson } from './second-person.service'
import {
  findNewestVersion,
  findProposal,
  insertProposal,
  type ProposalAct,
  type StoredProposal,
  saveProposal,
} from './settings.repository'
import { firstToWrite, getRegistered } from './settings.service'
import { isHandEdited, putInForce, validValue } from './version.service'

export interface ProposalDraft {
  setting: string
  value: unknown
  by: string
  note: string
}

/** Keeps a changed document as a draft and tells what it would do. Only what is valid can be proposed. */
export async function propose(context: Context, registry: Registry, { setting, value, by, note }: ProposalDraft) {
  const { db, now, requestId } = context
  const registered = getRegistered(registry, setting)
  const { document } = registered
  const valid = validValue(document, value)
  await reconcile(context, registered)
  const proposal: StoredProposal = {
    _id: `prp_${requestId}`,
    setting,
    status: 'draft',
    baseVersion: (await findNewestVersion(db, setting))?.version ?? firstVersionOf(document),
    value: valid,
    proposedBy: by,
    proposerId: context.person?.memberId ?? null,
    note,
    createdAt: now,
    approvedBy: null,
    appliedVersion: null,
    acts: [],
  }
  await insertProposal(db, proposal).catch((error) => {
    // This very request was served before: its draft is answered.
    if (!(error instanceof DuplicateKeyError)) throw error
  })
  return previewProposal(context, registry, proposal._id)
}

/** What a draft would do, counted on today's members. */
export async function previewProposal(context: Context, registry: Registry, proposalId: string) {
  const { db } = context
  const proposal = await getProposal(db, proposalId)
  const registered = getRegistered(registry, proposal.setting)
  const { document, preview, store } = registered
  const { value: before } = await inForce(context, document, await store.find(db, proposal.setting))
  const newest = (await findNewestVersion(db, proposal.setting))?.version ?? firstVersionOf(document)
  const parsed = document.schema.safeParse(proposal.value)
  const isOpen = proposal.status === 'draft' || proposal.status === 'approved'
  const stale = `起草时的版本是 ${proposal.baseVersion}，现在是 ${newest}，需要基于新版本重新起草`
  const problems = [
    ...(isOpen && newest !== proposal.baseVersion ? [stale] : []),
    ...(parsed.error ? problemsOf(parsed.error) : []),
    ...(parsed.success && isOpen ? await registered.problems(context, { before, after: parsed.data }) : []),
  ]
  const effects = parsed.success ? await preview(context, { before, after: parsed.data }) : []
  const changes = differences(before, proposal.value, openIn(nodeOf(document.schema)))
  return { proposal: toView(proposal), effect: { problems, changes, effects } }
}

/**
 * Agrees to a draft. Two pairs of eyes: not those of who proposed it. What it does is counted by the version that it was
 * made from, and `apply` refuses it when another one has come into force since.
 */
export async function approve(context: Context, { proposalId, by }: ProposalStep) {
  const proposal = await context.db.transaction((tx) =>
    act(context, tx, { proposalId, by, act: 'approve' }, async (draft) => {
      if (draft.status !== 'draft') throw notReady(draft)
      const proposed = { proposerId: draft.proposerId ?? null, by: draft.proposedBy, at: draft.createdAt }
      return { ...draft, status: 'approved', approvedBy: await secondPerson(context, tx, proposed, by) }
    }),
  )
  return { proposal: toView(proposal) }
}

export async function withdraw(context: Context, { proposalId, by }: ProposalStep) {
  const proposal = await context.db.transaction((tx) =>
    act(context, tx, { proposalId, by, act: 'withdraw' }, async (draft) => {
      if (draft.status !== 'draft' && draft.status !== 'approved') throw notReady(draft)
      return { ...draft, status: 'withdrawn' }
    }),
  )
  return { proposal: toView(proposal) }
}

/** Somebody who could agree does not: the draft is over, and why stays with it. */
export async function refuse(context: Context, { proposalId, by, note }: ProposalStep & { note: string }) {
  const proposal = await context.db.transaction((tx) =>
    act(context, tx, { proposalId, by, note, act: 'refuse' }, async (draft) => {
      if (draft.status !== 'draft' && draft.status !== 'approved') throw notReady(draft)
      return { ...draft, status: 'withdrawn' }
    }),
  )
  return { proposal: toView(proposal) }
}

/** Puts an approved draft in force, if what it was based on still is. Setting, history and proposal change together. */
export async function apply(context: Context, registry: Registry, { proposalId, by }: ProposalStep) {
  const { setting } = await getProposal(context.db, proposalId)
  const registered = getRegistered(registry, setting)
  const { document, store } = registered
  const newest = await findNewestVersion(context.db, setting)
  const current = newest?.version ?? firstVersionOf(document)
  const proposal = await firstToWrite(context, store, (tx) =>
    act(context, tx, { proposalId, by, act: 'apply' }, async (draft) => {
      if (draft.status !== 'approved') throw notReady(draft)
      if (draft.baseVersion !== current) throw stale(draft, current)
      const stored = await store.find(tx, setting)
      const isEditInForce = stored && isHandEdited(stored) && document.schema.safeParse(stored.value).success
      if (isEditInForce) throw stale(draft, current)
      const { proposedBy, approvedBy, note } = draft
      const value = validValue(document, draft.value)
      const made = { registered, newest, value, by: proposedBy, approvedBy, note, requestId: context.requestId }
      return { ...draft, status: 'applied', appliedVersion: await putInForce(context.now, tx, made) }
    }),
  )
  return { proposal: toView(proposal), version: proposal.appliedVersion ?? current }
}

export interface ProposalStep {
  proposalId: string
  by: string
}

/** One step in a proposal's life. The request that made the step is answered the same again, whatever came later. */
async function act(
  { now, requestId }: Context,
  tx: Tx,
  { proposalId, by, note, act: name }: ProposalStep & Pick<ProposalAct, 'act' | 'note'>,
  change: (proposal: StoredProposal) => Promise<StoredProposal>,
): Promise<StoredProposal> {
  const proposal = await getProposal(tx, proposalId)
  if (proposal.acts.some((done) => done.act === name && done.requestId === requestId)) return proposal
  const changed = await change(proposal)
  const kept = { ...changed, acts: [...proposal.acts, { act: name, by, at: now, requestId, ...(note && { note }) }] }
  await saveProposal(tx, kept)
  return kept
}

/** @throws DomainError PROPOSAL_NOT_FOUND */
export async function getProposal(reader: Reader, proposalId: string): Promise<StoredProposal> {
  const proposal = await findProposal(reader, proposalId)
  if (!proposal) throw new DomainError('PROPOSAL_NOT_FOUND')
  return proposal
}

function notReady({ status }: StoredProposal): DomainError {
  return new DomainError('PROPOSAL_NOT_READY', { status })
}

function stale({ baseVersion }: StoredProposal, version: number): DomainError {
  return new DomainError('PROPOSAL_STALE', { baseVersion, version })
}

function toView({ _id, acts: _acts, proposerId: _proposerId, ...proposal }: StoredProposal) {
  return { proposalId: _id, ...proposal }
}
