import type { DueWork } from '#shared/reach/due/due-work'
import type { JourneyCondition, JourneyNode } from '#shared/reach/journey/definition'
import type { Run } from '#shared/reach/journey/run'
import type { World } from '#shared/reach/journey/walk'
import type { Context } from '../../../platform/context'
import { findAccounts } from '../../ledger/account/account.face'
import { findHolderId, findMember, findMembers, type Member } from '../../people/member/member.face'
import { judgeOf, judgesOf } from './allowed.service'
import { findRuns } from './run.repository'

type Judge = World['judge']

/** What the steps of due runs rest on. */
export interface SeenRuns {
  runOf(work: DueWork): Run | null
  /** Who carries the run on; null where nobody does. */
  memberOf(run: Run): Promise<Member | null>
  judgeOf(run: Run, memberId: string, conditions: readonly JourneyCondition[]): Promise<Judge>
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

  async function memberOf({ memberId }: Run): Promise<Member | null> {
    if (accounts.get(memberId)?.status === 'active') return members.get(memberId) ?? null
    const holderId = await findHolderId(db, memberId)
    return holderId === null ? null : findMember(db, holderId)
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
    memberOf,
    judgeOf: async (run, memberId, conditions) => {
      if (conditions.length === 0 || memberId !== run.memberId) return judgeOf(context, memberId, conditions)
      try {
        return (await judgesAt(run, conditions))(memberId)
      } catch {
        // One member's records can't be read: that is this member's trouble, and each is asked alone.
        return judgeOf(context, memberId, conditions)
      }
    },
  }
}

const runIdOf = ({ facts }: DueWork) => String(facts.runId)
const byId = <T extends { _id: string }>(all: readonly T[]) => new Map(all.map((each) => [each._id, each]))
