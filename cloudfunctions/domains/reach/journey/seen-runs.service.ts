import type { Account } from '#shared/ledger/account/account'
import type { DueWork } from '#shared/reach/due/due-work'
import type { JourneyCondition, JourneyNode } from '#shared/reach/journey/definition'
import type { Run } from '#shared/reach/journey/run'
import type { World } from '#shared/reach/journey/walk'
import type { Context } from '../../../platform/context'
import { findAccounts } from '../../ledger/account/account.face'
import { findHolderId, findMembers, type Member } from '../../people/member/member.face'
import { judgeOf, judgesOf } from './allowed.service'
import { findRuns } from './run.repository'

type Judge = World['judge']

/** What the steps of due runs rest on. */
export interface SeenRuns {
  runOf(work: DueWork): Run | null
  /** Whose run it is, with their account; null where the record is nobody's any more, or another one carries it on. */
  ownerOf(run: Run): { member: Member; account: Account } | null
  /** Who carries on what is not the record's own any more; null where nobody does. */
  holderIdOf(run: Run): Promise<string | null>
  judgeOf(run: Run, conditions: readonly JourneyCondition[]): Promise<Judge>
}

export const conditionsIn = (nodes: readonly JourneyNode[]): JourneyCondition[] =>
  nodes.flatMap((node) => (node.kind === 'branch' ? [node.condition] : []))

/**
 * Read for a page of runs at once, because each reading costs as much for a hundred as for one. A step that is then written
 * finds in its transaction what became of the run meanwhile.
 */
export async function seeRuns(context: Context, works: readonly DueWork[]): Promise<SeenRuns> {
  const { db } = context
  const runs = await findRuns(db, works.map(runIdOf))
  const runsById = byId(runs)
  const memberIds = [...new Set(runs.map(({ memberId }) => memberId))]
  const accounts = byId(await findAccounts(db, memberIds))
  const members = byId(await findMembers(db, memberIds))

  function ownerOf({ memberId }: Run) {
    const [member, account] = [members.get(memberId), accounts.get(memberId)]
    return member && account?.status === 'active' ? { member, account } : null
  }

  const judges = new Map<string, Promise<(memberId: string) => Judge>>()
  /** Runs at one node of a version ask the same. */
  function judgesAt({ journeyId, version, nodeId }: Run, conditions: readonly JourneyCondition[]) {
    const place = `${journeyId}:${version}:${nodeId}`
    const known = judges.get(place)
    if (known) return known
    const there = runs.filter((run) => `${run.journeyId}:${run.version}:${run.nodeId}` === place)
    const asked = judgesOf(context, [...new Set(there.map(({ memberId }) => memberId))], conditions)
    judges.set(place, asked)
    return asked
  }

  return {
    runOf: (work) => runsById.get(runIdOf(work)) ?? null,
    ownerOf,
    holderIdOf: ({ memberId }) => findHolderId(db, memberId),
    judgeOf: async (run, conditions) => {
      if (conditions.length === 0) return () => null
      try {
        return (await judgesAt(run, conditions))(run.memberId)
      } catch {
        // One member's records can't be read: that is this member's trouble, and each is asked alone.
        return judgeOf(context, run.memberId, conditions)
      }
    },
  }
}

const runIdOf = ({ facts }: DueWork) => String(facts.runId)
const byId = <T extends { _id: string }>(all: readonly T[]) => new Map(all.map((each) => [each._id, each]))
