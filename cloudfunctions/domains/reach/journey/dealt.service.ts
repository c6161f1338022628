import type { JourneyNode } from '#shared/reach/journey/definition'
import type { Run } from '#shared/reach/journey/run'
import { partOfWay, placeIdOf } from '#shared/reach/journey/ways'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { armTakenAt, exposeIn, forgetIfLeft } from '../../insight/experiment/experiment.face'
import type { Member } from '../../people/member/member.face'

type Taken = NonNullable<Awaited<ReturnType<typeof armTakenAt>>>

/** What experiments deal to a run at the splits that it can come to before its next wait. */
export interface Dealt {
  parts: ReadonlyMap<string, number>
  /** Counts the member at each split that was passed, in the transaction that passes it: from there on the ways differ. */
  expose(tx: Tx, before: Run, after: Run): Promise<void>
  afterwards(): Promise<void>
}

/** Whether the run passed a split at which something was dealt, so that it has to be counted. */
export const hasPassed = ({ parts }: Dealt, before: Run, after: Run): boolean =>
  [...parts.keys()].some((splitId) => isPassed(splitId, before, after))

const isPassed = (splitId: string, before: Run, after: Run) =>
  (after.passed[splitId] ?? 0) > (before.passed[splitId] ?? 0)

export async function dealtTo(
  context: Context,
  { run, member, nodes }: { run: Run; member: Member; nodes: readonly JourneyNode[] },
): Promise<Dealt> {
  const viewer = { memberId: member._id, consents: member.consents }
  const parts = new Map<string, number>()
  const taken = new Map<string, Taken>()
  for (const node of nodes) {
    if (node.kind !== 'split') continue
    const place = { surface: 'journey', placeId: placeIdOf(run.journeyId, node.id), version: run.version } as const
    const found = await armTakenAt(context, place, viewer)
    const part = found && partOfWay(node, found.arm.content)
    if (!found || part === null) continue
    parts.set(node.id, part)
    taken.set(node.id, found)
  }
  let isCounted = false
  return {
    parts,
    async expose(tx, before, after) {
      for (const [splitId, { experiment }] of taken) {
        if (isPassed(splitId, before, after))
          isCounted = (await exposeIn(context, tx, { experiment, viewer })) || isCounted
      }
    },
    async afterwards() {
      if (isCounted) await forgetIfLeft(context, member._id)
    },
  }
}
